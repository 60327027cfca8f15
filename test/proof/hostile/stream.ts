import { request } from 'node:http';
import { newId } from '../../../services/shared/ids.ts';
import type { Scene } from './scene.ts';

const CHUNK = Buffer.alloc(64 * 1024, 'x');

interface Streamed {
  readonly status: number;
  readonly sentBytes: number;
}

/** A body that says nothing of its length and does not end: it is refused while it comes, and kept nowhere. */
export const streamed = ({ app }: Scene, token: string, mebibytes: number): Promise<Streamed> =>
  new Promise((resolve, reject) => {
    let left = (mebibytes * 1024 * 1024) / CHUNK.length;
    let sentBytes = 0;
    const asked = request(`${app.url}/api/v1/documents?name=endless.pdf`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': newId(), 'content-type': 'application/pdf' },
    });
    let status = 0;
    asked.on('response', (answer) => {
      status = answer.statusCode ?? 0;
      answer.resume();
      asked.destroy();
    });
    asked.on('close', () => {
      resolve({ status, sentBytes });
    });
    asked.on('error', (error) => {
      if (status === 0) reject(error);
    });
    const push = (): void => {
      while (left > 0 && !asked.destroyed) {
        left -= 1;
        sentBytes += CHUNK.length;
        if (!asked.write(CHUNK)) {
          asked.once('drain', push);
          return;
        }
      }
      if (left <= 0) asked.end();
    };
    push();
  });
