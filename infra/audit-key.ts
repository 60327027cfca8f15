import { join } from 'node:path';
import { addKey, keyringIn } from './audit-keys.ts';
import { touizaFolder } from './root.ts';

/** Shows the public keys of the trail; with `rotate`, adds one that the worker signs with from its next start. */
const folder = process.env['AUDIT_KEYS'] ?? join(touizaFolder(), 'audit', 'keys');
const origin = process.env['AUDIT_ORIGIN'] ?? 'touiza/trail';
const [asked] = process.argv.slice(2);
if (asked !== undefined && asked !== 'rotate') throw new Error('usage: npm run audit-key [-- rotate]');
if (asked === 'rotate') console.log(`added ${await addKey(folder, origin)}`);
const { first, signer } = await keyringIn(folder, origin);
console.log(`first ${first}\nsigns ${signer.verifier}`);
