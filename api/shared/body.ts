import { json, raw, type Request, type RequestHandler } from 'express';
import { mediaTypeUnsupported } from './edge-errors.ts';

/** A request body that is not JSON: its bytes as they came. */
export interface RawBody {
  readonly mediaTypes: readonly string[];
  readonly bytesMax: number;
}

const JSON_TYPE = 'application/json';
const JSON_BYTES_MAX = 256 * 1024;

export const jsonBody = (): RequestHandler[] => [
  accepting([JSON_TYPE]),
  json({ type: JSON_TYPE, limit: JSON_BYTES_MAX, strict: true }),
];

export const rawBody = ({ mediaTypes, bytesMax }: RawBody): RequestHandler[] => [
  accepting(mediaTypes),
  raw({ type: [...mediaTypes], limit: bytesMax }),
];

/** Express's parsers pass over a body of another kind, which would then be taken for an empty one. */
const accepting =
  (mediaTypes: readonly string[]): RequestHandler =>
  (request, _response, next) => {
    if (hasBytes(request) && !request.is([...mediaTypes])) throw mediaTypeUnsupported(mediaTypes);
    next();
  };

const hasBytes = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

export const sentBytes = (request: Request): { bytes: Buffer; mediaType: string } => ({
  bytes: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
  mediaType: request.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? 'application/octet-stream',
});
