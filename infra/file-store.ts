import path from 'node:path';
import { diskStore } from '../db/documents/disk-store.ts';
import { s3Store } from '../db/documents/s3-store.ts';
import type { FileStore } from '../services/documents/documents-ports.ts';

interface FileSettings {
  readonly TOUIZA_FOLDER: string;
  readonly S3_BUCKET?: string | undefined;
  readonly S3_ENDPOINT?: string | undefined;
  readonly S3_REGION: string;
}

/** In a folder, or in a bucket where one is named. */
export const fileStoreOf = ({ TOUIZA_FOLDER, S3_BUCKET, S3_ENDPOINT, S3_REGION }: FileSettings): FileStore =>
  S3_BUCKET === undefined
    ? diskStore(path.join(TOUIZA_FOLDER, 'documents'))
    : s3Store({ name: S3_BUCKET, endpoint: S3_ENDPOINT, region: S3_REGION });
