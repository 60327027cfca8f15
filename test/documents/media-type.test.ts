import fc from 'fast-check';
import { DocumentName, acceptedType } from '../../services/documents/document.ts';
import { FILE_BYTES_MAX } from '../../services/shared/accepted-files.ts';
import { mediaTypeOf } from '../../services/documents/media-type.ts';

const ascii = (text: string) => new TextEncoder().encode(text);

describe('what a file is', () => {
  it.each([
    ['application/pdf', ascii('%PDF-1.7\n')],
    ['image/png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0)],
    ['image/jpeg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0)],
    ['application/xml', ascii('<?xml version="1.0"?><Document/>')],
    ['application/xml', ascii('\uFEFF  <Document xmlns="urn:x">')],
    ['text/plain', ascii('مرحبا بكم\n')],
    ['text/plain', ascii('<3 figs and wool')],
    [null, ascii('GIF89a\u0001\u0000')],
    [null, ascii('MZ\u0000\u0003')],
    [null, Uint8Array.of(0x50, 0x4b, 0x03, 0x04)],
    [null, Uint8Array.of(0xc3, 0x28)],
  ])('is %s by its bytes', (expected, bytes) => {
    expect(mediaTypeOf(bytes)).toBe(expected);
  });

  it('is never a picture or a PDF because it says so', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), (bytes) => {
        const found = mediaTypeOf(bytes);
        for (const mediaType of ['application/pdf', 'image/png', 'image/jpeg']) {
          if (found !== mediaType) {
            expect(() => {
              acceptedType({ name: 'a', mediaType, bytes });
            }).toThrow('media_type_differs');
          }
        }
      }),
    );
  });

  it('has a limit to its size, and is something', () => {
    const upload = (size: number) => () => {
      acceptedType({ name: 'a', mediaType: 'text/plain', bytes: new Uint8Array(size).fill(0x61) });
    };
    expect(upload(0)).toThrow('document_empty');
    expect(upload(FILE_BYTES_MAX)).not.toThrow();
    expect(upload(FILE_BYTES_MAX + 1)).toThrow('document_too_large');
  });

  it('has a name that is no path and hides nothing', () => {
    expect(DocumentName.safeParse(' شهادة بنكية.pdf ').data).toBe('شهادة بنكية.pdf');
    for (const name of ['../secret', 'a\\b', 'a\nb', 'fdp\u202Eexe.pdf', '', ' '])
      expect(DocumentName.safeParse(name).success).toBe(false);
  });
});
