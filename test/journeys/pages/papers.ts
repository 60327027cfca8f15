import { randomUUID } from 'node:crypto';
import type { GivenFile } from './screen.ts';

/** A real, small PDF; each has other bytes, since a document is known by its content. */
export const paper = (name: string): GivenFile => ({
  name: `${name}.pdf`,
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    `%PDF-1.4\n% ${name} ${randomUUID()}\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`,
  ),
});

/** The smallest photograph there is, with a remark of its own after its end. */
export const photo = (name: string): GivenFile => ({
  name: `${name}.jpg`,
  mimeType: 'image/jpeg',
  buffer: Buffer.concat([Buffer.from(ONE_PIXEL, 'base64'), Buffer.from(randomUUID())]),
});

const ONE_PIXEL =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////' +
  'wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=';
