import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { documentUnreadable, fileStoreUnavailable } from '../../services/documents/documents-errors.ts';
import type { FileStore } from '../../services/documents/documents-ports.ts';
import { sha256Of } from '../../services/shared/canonical.ts';

export interface Bucket {
  readonly name: string;
  /** For a store that is not Amazon's. */
  readonly endpoint?: string | undefined;
  readonly region: string;
}

const TIMEOUTS = { connectionTimeout: 2_000, requestTimeout: 15_000 };
const ATTEMPTS = 3;

/** Objects in a bucket, each named by its SHA-256; credentials come from the environment, as Amazon's tools take them. */
export const s3Store = ({ name: Bucket, endpoint, region }: Bucket): FileStore => {
  const client = new S3Client({
    region,
    maxAttempts: ATTEMPTS,
    requestHandler: TIMEOUTS,
    // Stores of others know no checksums in trailers; the name of the object is one.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
  });
  const keyOf = (sha256: string) => `documents/${sha256.slice(0, 2)}/${sha256}`;
  const isThere = (Key: string) => client.send(new HeadObjectCommand({ Bucket, Key })).then(() => true, absent(false));

  return {
    put: async (bytes) => {
      const sha256 = sha256Of(bytes);
      const Key = keyOf(sha256);
      if (await isThere(Key)) return sha256;
      await client.send(new PutObjectCommand({ Bucket, Key, Body: bytes })).catch(() => {
        throw fileStoreUnavailable();
      });
      return sha256;
    },
    get: async (sha256) => {
      const object = await client.send(new GetObjectCommand({ Bucket, Key: keyOf(sha256) })).catch(absent(null));
      const bytes = (await object?.Body?.transformToByteArray()) ?? null;
      if (bytes === null || sha256Of(bytes) !== sha256) throw documentUnreadable(sha256);
      return bytes;
    },
  };
};

/** Not there is an answer; anything else is a store that cannot be reached or does not let us in. */
const absent =
  <Absent>(answer: Absent) =>
  (error: unknown): Absent => {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return answer;
    throw fileStoreUnavailable();
  };
