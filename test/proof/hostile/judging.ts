import { newId } from '../../../services/shared/ids.ts';
import { MEDIA_TYPES } from '../../../services/shared/accepted-files.ts';
import { EICAR } from '../../support/eicar.ts';
import type { HostileFile } from './hostile-file.ts';
import type { Scene } from './scene.ts';

/** What became of a hostile file: refused, taken in and harmless, or something that speaks against us. */
type Fate = 'refused' | 'defused' | { readonly fault: string };

interface Sending {
  readonly path: string;
  readonly token: string;
}

const sent = ({ app }: Scene, { path, token }: Sending, { bytes, mediaType }: HostileFile) =>
  fetch(`${app.url}/api/v1${path}`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': newId(), 'content-type': mediaType },
  });

/** Sent as a document, under this kind. */
export const fateOfDocument = async (scene: Scene, token: string, file: HostileFile): Promise<Fate> => {
  const answer = await sent(scene, { path: `/documents?name=${encodeURIComponent(file.name)}`, token }, file);
  if (answer.status !== 200) return refusal(answer, file);
  const { id } = (await answer.json()) as { id: string };
  const content = await fetch(`${scene.app.url}/api/v1/documents/${id}/content`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const bytes = Buffer.from(await content.arrayBuffer());
  if (file.bytes.includes(Buffer.from(EICAR)))
    return content.status === 422 ? 'defused' : fault(file, 'handed out with a virus in it');
  if (content.status !== 200) return fault(file, `taken in, then ${String(content.status)}`);
  if (!bytes.equals(file.bytes)) return fault(file, 'taken in, and something else is handed out');
  const loose = looseEnd(content.headers);
  return loose === null ? 'defused' : fault(file, loose);
};

/** Sent as a bank's statement: whatever is in it, it moves nothing. */
export const fateOfStatement = async (scene: Scene, token: string, file: HostileFile): Promise<Fate> => {
  const answer = await sent(scene, { path: '/bank-statements', token }, file);
  return answer.status === 200 ? fault(file, 'taken for a statement') : refusal(answer, file);
};

const REFUSED = [400, 413, 415, 422, 431];

const refusal = async (answer: Response, file: HostileFile): Promise<Fate> => {
  const text = await answer.text();
  if (!REFUSED.includes(answer.status))
    return fault(file, `answered with ${String(answer.status)} ${text.slice(0, 200)}`);
  if (answer.headers.get('content-type')?.startsWith('application/problem+json') !== true)
    return fault(file, 'refused with no problem');
  return /root:|\/etc\/passwd:|at async|node_modules/.test(text)
    ? fault(file, 'the refusal tells what it should not')
    : 'refused';
};

/** What holds of every file that is handed out, and what is to be said where it does not. */
const HELD: readonly (readonly [string, (told: (name: string) => string) => boolean])[] = [
  ['is shown and not saved', (told) => told('content-disposition').startsWith('attachment')],
  ['is saved under a name that hides something', (told) => !HIDDEN.test(nameIn(told('content-disposition')))],
  ['is handed out as a kind that is not taken in', (told) => KINDS.includes(told('content-type').split(';')[0] ?? '')],
  ['may be taken for another kind', (told) => told('x-content-type-options') === 'nosniff'],
  ['may run', (told) => told('content-security-policy').startsWith('sandbox')],
];
const nameIn = (disposition: string): string =>
  decodeURIComponent(/filename\*=UTF-8''([^;]*)/.exec(disposition)?.[1] ?? '') || disposition;
const HIDDEN = /[\p{Cc}\p{Cf}]/u;
const KINDS: readonly string[] = MEDIA_TYPES;

/** A file that was taken in is saved and never shown, under a name that hides nothing, and nothing in it runs. */
const looseEnd = (headers: Headers): string | null =>
  HELD.find(([, isHeld]) => !isHeld((name) => headers.get(name) ?? ''))?.[0] ?? null;

const fault = ({ of, name, mediaType }: HostileFile, what: string): Fate => ({
  fault: `${of}, ${JSON.stringify(name.slice(0, 60))} as ${mediaType}: ${what}`,
});
