import { Busboy } from '@fastify/busboy';
import { urlencoded, type Request, type RequestHandler } from 'express';
import { keepable } from '../../services/shared/keepable.ts';
import type { Values } from './fields.ts';
import { formUnreadable } from './page-errors.ts';

/** What may be sent along with a form. */
export interface UploadLimits {
  readonly bytesMax: number;
}

export interface SentFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
  /** Larger than allowed: what came after the limit was let go. */
  readonly isCut: boolean;
}

export interface SentForm {
  readonly values: Values;
  /** Null where none was chosen. */
  readonly file: SentFile | null;
}

const FORM_BYTES_MAX = 200 * 1024;
const FIELDS_MAX = 400;

const forms = new WeakMap<Request, SentForm>();

export const sentForm = (request: Request): SentForm => forms.get(request) ?? { values: {}, file: null };

/** Reads a form that was sent; one that is too large is refused before it is read. */
export const formBody = (upload?: UploadLimits): RequestHandler[] => [
  urlencoded({ extended: false, limit: FORM_BYTES_MAX, parameterLimit: FIELDS_MAX }),
  (request, _response, next) => {
    if (upload === undefined || !request.is('multipart/form-data')) {
      forms.set(request, { values: textsIn(request.body), file: null });
      next();
      return;
    }
    readParts(request, upload).then(
      (form) => {
        forms.set(request, form);
        next();
      },
      () => {
        next(formUnreadable());
      },
    );
  },
];

const textsIn = (given: unknown): Values =>
  Object.fromEntries(
    Object.entries(Object(given) as object).map(([name, value]) => [name, keepable([value].flat().join(','))]),
  );

/** No path, no control or direction characters: what a phone calls a file is not for us to refuse. */
const plainName = (name: string): string =>
  name
    .replace(/[/\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .slice(-200) || 'file';

const readParts = (request: Request, { bytesMax }: UploadLimits): Promise<SentForm> =>
  new Promise((resolve, reject) => {
    // Without a prototype: a field may be called `constructor`, too.
    const values = Object.create(null) as Record<string, string>;
    let file: SentFile | null = null;
    const parts = new Busboy({
      headers: { ...request.headers, 'content-type': request.headers['content-type'] ?? '' },
      limits: { fileSize: bytesMax, files: 1, fields: FIELDS_MAX, fieldSize: FORM_BYTES_MAX },
    });
    parts.on('field', (name, value) => {
      const text = keepable(value);
      values[name] = values[name] === undefined ? text : `${values[name]},${text}`;
    });
    parts.on('file', (...[, stream, name, , mediaType]) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const bytes = Buffer.concat(chunks);
        if (name !== '' && bytes.length > 0)
          file = { name: plainName(name), mediaType, bytes, isCut: stream.truncated };
      });
    });
    parts.on('finish', () => {
      resolve({ values, file });
    });
    parts.on('error', reject);
    request.on('error', reject).pipe(parts);
  });
