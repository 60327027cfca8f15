import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';

/** Where a style or script lies, by the name that pages use. */
export type Assets = (name: string) => string;

const Names = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'names.json'), 'utf8')) as Record<string, string>;

/** The names that the build gave; a page that asks for one that is not there is our bug. */
export const assetsIn = (folder: string): Assets => {
  const names = Names(folder);
  return (name) => {
    const file = names[name];
    if (file === undefined) throw new Error(`there is no asset ${name}`);
    return `/assets/${file}`;
  };
};

const TYPES: Record<string, string> = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' };
const ENCODINGS = { br: '.br', gzip: '.gz', identity: '' } as const;
type Encoding = keyof typeof ENCODINGS;

/** Sends what the build compressed. A name says its content, so whoever has it never asks again. */
export const sendingAssets = (folder: string): RequestHandler => {
  const files = new Map(Object.values(Names(folder)).map((file) => [`/${file}`, formsOf(join(folder, file))]));
  return (request, response, next) => {
    const forms = files.get(request.path);
    if (!forms) {
      next();
      return;
    }
    const encoding = (request.acceptsEncodings('br', 'gzip', 'identity') || 'identity') as Encoding;
    if (encoding !== 'identity') response.set('content-encoding', encoding);
    response
      .set({
        'content-type': TYPES[request.path.split('.').at(-1) ?? ''],
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'accept-encoding',
      })
      .send(forms[encoding]);
  };
};

/** The worker of the drafts has one address for ever: browsers ask for it again each day. */
export const sendingWorker = (folder: string): RequestHandler => {
  const script = readFileSync(join(folder, Names(folder)['drafts-worker.js'] ?? ''));
  return (_request, response) => {
    response.set({ 'content-type': TYPES['js'], 'cache-control': 'no-cache' }).send(script);
  };
};

const formsOf = (file: string): Record<Encoding, Buffer> => ({
  br: readFileSync(`${file}${ENCODINGS.br}`),
  gzip: readFileSync(`${file}${ENCODINGS.gzip}`),
  identity: readFileSync(file),
});
