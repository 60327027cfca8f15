import { lendPostgres } from '../bench/lending.ts';
import { leaveGround, onGround } from '../bench/ground.ts';
import { asvs } from './asvs/asvs.ts';
import { audit } from './audit/audit.ts';
import { fourEyes } from './four-eyes/four-eyes.ts';
import { hostile } from './hostile/hostile.ts';
import type { Proof } from './proof.ts';
import { ledger } from './ledger/ledger.ts';
import { races } from './races/races.ts';
import { prove } from './prove.ts';

const PROOFS: Readonly<Record<string, Proof>> = {
  ledger,
  races,
  'four-eyes': fourEyes,
  hostile,
  asvs,
  audit,
};

/** What these proofs are about is what concurrent transactions see; what a crash loses is for the faults to show. */
const QUICK = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '300' };

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void leaveGround().finally(() => process.exit(130)));
}

/** `NAME [options]`: that proof. Without a name, as at every commit: the short form of all, then all their controls. */
const [asked, ...words] = process.argv.slice(2);
const names = asked === undefined ? Object.keys(PROOFS) : [asked];
const wordings = asked === undefined ? [[], ['--controls']] : [words];

const isGood = await onGround(
  async (ground) => {
    await lendPostgres(ground);
    let good = true;
    for (const name of names) {
      const proof = PROOFS[name];
      if (!proof) throw new Error(`the proofs are ${Object.keys(PROOFS).join(', ')}, not ${name}`);
      for (const each of wordings)
        good = (await prove({ name, proof }, each, (line) => process.stdout.write(`${line}\n`))) && good;
    }
    return good;
  },
  { settings: QUICK },
);
process.exitCode = isGood ? 0 : 1;
