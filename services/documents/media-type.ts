import type { MediaType } from '../shared/accepted-files.ts';

const SIGNATURES: readonly (readonly [MediaType, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

/** What the bytes say they are; null for anything that is not taken in. */
export const mediaTypeOf = (bytes: Uint8Array): MediaType | null => {
  const signed = SIGNATURES.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte));
  if (signed) return signed[0];
  const text = textOf(bytes);
  if (text === null) return null;
  return XML.test(text) ? 'application/xml' : 'text/plain';
};

const XML = /^\s*<(?:\?xml\s|[A-Za-z_][\w.-]*[\s:/>])/;
/** Controls that no text has, apart from tab and line ends. */
// eslint-disable-next-line no-control-regex -- to find them is the point
const BINARY = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

const textOf = (bytes: Uint8Array): string | null => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return BINARY.test(text) ? null : text;
  } catch {
    return null;
  }
};
