import fc from 'fast-check';
import { raiseEnvelope } from '../../../services/ledger/ledger-acts.ts';
import { newId } from '../../../services/shared/ids.ts';
import { dirhams } from '../../../services/shared/money.ts';
import { cloneDossiers } from '../../bench/clones.ts';
import { openedRound, type RoundWorld } from '../../support/builders/cofinancing.ts';
import { automatically, by, type World } from '../../support/world.ts';
import type { Outcome } from '../proof.ts';
import { faultOf } from './counterexample.ts';
import type { Rounds } from './round-commands.ts';
import { ROUND_INVARIANTS } from './round-looking.ts';
import { roundSteps } from './round-steps.ts';
import { FUNDERS, RoundModel, type Funder, type PlannedAmount } from './round-model.ts';

interface Asked {
  readonly seed: number;
  readonly sequences: number;
  readonly seconds: number;
}

const COMMANDS_MAX = 10;

/** Each sequence takes a dossier of its own from the committee's award to wherever its funders lead it. */
export const roundOracle = async (world: World, { seed, sequences, seconds }: Asked): Promise<Outcome> => {
  const round = await openedRound(world);
  await fundAll(world, round);
  const levels = [{ above: dirhams(100_000), approvers: 2 }];
  await world.useCases.cofinancing.setFunderLevels(by(round.admin), round.funders.indh, { levels, reason: 'Statuts' });
  const approvers = await approversOf(world, round);
  const dossiers = await cloneDossiers(world, round, sequences);
  const told = { commands: 0, refused: 0, checks: 0 };
  const ends = new Map<string, number>();

  const play = async (commands: Iterable<fc.AsyncCommand<RoundModel, Rounds>>): Promise<void> => {
    const dossierId = dossiers.pop() ?? (await cloneDossiers(world, round, 1))[0];
    if (!dossierId) throw new Error('no dossier is left');
    const model = new RoundModel(awardOf(round));
    model.open(1);
    await world.useCases.cofinancing.openRound(automatically('open', newId()), dossierId, 1);
    const real: Rounds = { world, round, dossierId, approvers, seen: null, told };
    await fc.asyncModelRun(() => ({ model, real }), commands);
    ends.set(model.status, (ends.get(model.status) ?? 0) + 1);
  };
  const ended = await fc.check(
    fc.asyncProperty(fc.commands(roundSteps, { maxCommands: COMMANDS_MAX, size: 'max' }), play),
    { seed, numRuns: sequences, interruptAfterTimeLimit: seconds * 1_000, markInterruptAsFailure: false },
  );
  const { rows } = await world.admin.raw<{ rows: object[] }>(
    'select what, detail from cofinancing.difference union all select what, detail from ledger.difference',
  );
  return {
    counts: {
      'rounds: command sequences': [...ends.values()].reduce((left, right) => left + right, 0),
      ...Object.fromEntries([...ends].sort().map(([status, count]) => [`rounds: that ended ${status}`, count])),
      'rounds: commands': told.commands,
      'rounds: of them refused, as they must': told.refused,
      [`rounds: checks of ${String(Object.keys(ROUND_INVARIANTS).length)} invariants`]: told.checks,
    },
    faults: [...faultOf(ended), ...rows.map((row) => `plans and books differ: ${JSON.stringify(row)}`)],
  };
};

const awardOf = ({ award, funders }: RoundWorld): PlannedAmount[] =>
  award.lines.map(({ funderId, amount }) => ({ funder: funderOf(funders, funderId), amount }));

const funderOf = (funders: RoundWorld['funders'], id: string): Funder => {
  const funder = FUNDERS.find((each) => funders[each] === id);
  if (!funder) throw new Error('a funder that nobody knows');
  return funder;
};

/** Every dossier may ask the third funder for all that is missing. */
const fundAll = (world: World, { funders, envelopes }: RoundWorld): Promise<unknown> =>
  world.transact(automatically('fund', newId()), ({ ledger }) =>
    ledger.post(
      FUNDERS.map((funder) =>
        raiseEnvelope({ funderId: funders[funder], envelopeId: envelopes[funder] }, dirhams(9_000_000_000)),
      ),
    ),
  );

const approversOf = async (world: World, { funders, people }: RoundWorld): Promise<Rounds['approvers']> => {
  const second = (funder: Funder) =>
    world.holding(`${funder}-second`, 'funder_approver', { kind: 'funder', id: funders[funder] });
  return {
    indh: [people.indh.approver, await second('indh')],
    region05: [people.region05.approver, await second('region05')],
    cdg: [people.cdg.approver, await second('cdg')],
  };
};
