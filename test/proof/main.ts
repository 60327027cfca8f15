import { lendPostgres } from '../bench/lending.ts';
import { leaveGround, onGround, type Ground } from '../bench/ground.ts';
import { access } from './access/access.ts';
import { worlds } from './access/worlds.ts';
import { asvs } from './asvs/asvs.ts';
import { audit } from './audit/audit.ts';
import { DURABLE } from './faults/cluster.ts';
import { faultsOn } from './faults/faults.ts';
import { fourEyes } from './four-eyes/four-eyes.ts';
import { hostile } from './hostile/hostile.ts';
import type { Proof } from './proof.ts';
import { ledger } from './ledger/ledger.ts';
import { sessions } from './sessions/sessions.ts';
import { races } from './races/races.ts';
import { prove, type Verdict } from './prove.ts';
import { sqlMutants } from './sql-mutants/sql-mutants.ts';

/** What most proofs are about is what concurrent transactions see; what a crash loses is for the faults to show. */
const QUICK = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '300' };

interface Stage {
  /** Played where no proof is named, as at every commit. */
  readonly isOfEveryCommit: boolean;
  /** What is asked of it then, beside the seed. */
  readonly words?: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
  readonly proofs: Readonly<Record<string, (ground: Ground) => Proof>>;
}

const STAGES: readonly Stage[] = [
  {
    isOfEveryCommit: true,
    settings: QUICK,
    proofs: {
      ledger: () => ledger,
      races: () => races,
      access: () => access,
      worlds: () => worlds,
      'four-eyes': () => fourEyes,
      'sql-mutants': () => sqlMutants,
      sessions: () => sessions,
      hostile: () => hostile,
      asvs: () => asvs,
      audit: () => audit,
    },
  },
  { isOfEveryCommit: true, words: ['--minutes', '2'], settings: DURABLE, proofs: { faults: faultsOn } },
];

// Never a server of somebody's: a proof brings its own.
delete process.env['TEMPORAL_ADDRESS'];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void leaveGround().finally(() => process.exit(130)));
}

/** The same each time: no commit is refused for what an earlier one brought. Other seeds are for whoever looks for more. */
const SEED_OF_EVERY_COMMIT = ['--seed', '1912'];

/** `NAME [options]`: that proof. Without a name: the short form of those of every commit, then all their controls. */
const given = process.argv.slice(2);
const asked = given[0]?.startsWith('--') === false ? given.shift() : undefined;
const wordingsFor = ({ words = [] }: Stage) => {
  if (asked !== undefined) return [given];
  const [form, controls] =
    given.length > 0 ? [given, given] : [[...SEED_OF_EVERY_COMMIT, ...words], SEED_OF_EVERY_COMMIT];
  return [form, [...controls, '--controls']];
};

const played = (stage: Stage, names: readonly string[]): Promise<Verdict[]> =>
  onGround(
    async (ground) => {
      await lendPostgres(ground);
      const verdicts: Verdict[] = [];
      for (const name of names) {
        const proof = stage.proofs[name]?.(ground);
        if (!proof) continue;
        for (const each of wordingsFor(stage)) verdicts.push(await prove({ name, proof }, each, tell));
      }
      return verdicts;
    },
    { settings: stage.settings },
  );

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

const known = STAGES.flatMap(({ proofs }) => Object.keys(proofs));
if (asked !== undefined && !known.includes(asked)) throw new Error(`the proofs are ${known.join(', ')}, not ${asked}`);
const missing: Verdict[] = [];
for (const stage of STAGES) {
  const isWanted = (name: string): boolean => (asked === undefined ? stage.isOfEveryCommit : name === asked);
  const names = Object.keys(stage.proofs).filter(isWanted);
  if (names.length > 0) missing.push(...(await played(stage, names)).filter(({ isGood }) => !isGood));
}
// Once more, where many are run: whoever sees the end of it sees what failed.
if (asked === undefined) for (const { told } of missing) tell(told);
// Everything has ended. Node, left to itself, may wait for ever for a socket that was reset before it was connected.
process.exit(missing.length === 0 ? 0 : 1);
