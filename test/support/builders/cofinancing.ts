import type { Decision } from '../../../services/cofinancing/approval.ts';
import type { Financing } from '../../../services/cofinancing/cofinancing-facts.ts';
import type { LineView, RoundsView } from '../../../services/cofinancing/cofinancing-views.ts';
import type { Actor } from '../../../services/shared/command.ts';
import type { DossierId, FunderId } from '../../../services/shared/ids.ts';
import { dirhams } from '../../../services/shared/money.ts';
import { automatically, by, type World } from '../world.ts';
import { retainedDossier, type RetainedWorld } from './committee.ts';

type RetainedOptions = Parameters<typeof retainedDossier>[1];

type RoundOptions = RetainedOptions & {
  readonly beforeOpening?: (retained: RetainedWorld) => Promise<unknown>;
};

interface FunderPeople {
  readonly officer: Actor;
  readonly approver: Actor;
}

/** The funders of the story, by their key and the name that their people's accounts begin with. */
const ACCOUNTS = { indh: 'indh', region05: 'region', cdg: 'cdg' } as const;
export type StoryFunder = keyof typeof ACCOUNTS;

export interface RoundWorld extends RetainedWorld {
  readonly people: Record<StoryFunder, FunderPeople>;
}

const peopleOf = async (world: World, account: string, id: FunderId): Promise<FunderPeople> => ({
  officer: await world.holding(`${account}-officer`, 'funder_officer', { kind: 'funder', id }),
  approver: await world.holding(`${account}-approver`, 'funder_approver', { kind: 'funder', id }),
});

/** Opens a round, as the workflow does; ids are made anew, as after a restart. */
export const openByItself = (world: World, dossierId: DossierId, number: number) =>
  world.useCases.cofinancing.openRound(automatically('openRound', `${dossierId}/${number}`), dossierId, number);
export const settleByItself = (world: World, dossierId: DossierId, number: number) =>
  world.useCases.cofinancing.settleRound(automatically('settleRound', `${dossierId}/${number}`), dossierId, number);

/** Round 1 is open: INDH is asked for 210,000 and the region for 90,000. */
export const openedRound = async (world: World, options: RoundOptions = {}): Promise<RoundWorld> => {
  const retained = await retainedDossier(world, options);
  await options.beforeOpening?.(retained);
  return firstRound(world, retained);
};

/** Round 1 of a dossier that the committee has retained. */
export const firstRound = async (world: World, retained: RetainedWorld): Promise<RoundWorld> => {
  const { funders, dossierId } = retained;
  const people = {
    indh: await peopleOf(world, ACCOUNTS.indh, funders.indh),
    region05: await peopleOf(world, ACCOUNTS.region05, funders.region05),
    cdg: await peopleOf(world, ACCOUNTS.cdg, funders.cdg),
  };
  await openByItself(world, dossierId, 1);
  return { ...retained, people };
};

export const pictureOf = (world: World, { people, dossierId }: RoundWorld): Promise<RoundsView> =>
  world.useCases.cofinancing.showRounds(people.indh.approver, dossierId);

/** A funder's newest line. */
export const lineOf = async (world: World, round: RoundWorld, funder: StoryFunder): Promise<LineView> => {
  const { rounds } = await pictureOf(world, round);
  return rounds.flatMap(({ lines }) => lines).findLast(({ funderId }) => funderId === round.funders[funder])!;
};

export const prepareLine = async (world: World, round: RoundWorld, funder: StoryFunder): Promise<LineView> => {
  const { id } = await lineOf(world, round, funder);
  const proposal = { opinion: 'favourable', proposedAmount: null, note: 'Projet conforme à notre programme' } as const;
  return world.useCases.cofinancing.prepareApproval(by(round.people[funder].officer), id, proposal);
};

/** Prepared by the funder's officer, decided by its approver. */
export const answerLine = async (
  world: World,
  round: RoundWorld,
  { funder, decision }: { funder: StoryFunder; decision: Decision },
): Promise<LineView> => {
  const { id } = await prepareLine(world, round, funder);
  return world.useCases.cofinancing.decideApproval(by(round.people[funder].approver), id, decision);
};

export const approves = (whole?: number): Decision & { decision: 'approved' } => ({
  decision: 'approved',
  conditions: [],
  ...(whole === undefined ? {} : { amount: dirhams(whole) }),
});
export const refuses: Decision = { decision: 'refused', reason: 'Hors de nos priorités de cette année' };

/** Round 1 settled: INDH gives 180,000 of 210,000 and the region its 90,000; 30,000 are missing. */
export const roundWithGap = async (world: World, options: RetainedOptions = {}): Promise<RoundWorld> => {
  const round = await openedRound(world, options);
  await answerLine(world, round, { funder: 'indh', decision: approves(180_000) });
  await answerLine(world, round, { funder: 'region05', decision: approves() });
  await settleByItself(world, round.dossierId, 1);
  return round;
};

/** Round 2 is open: CDG is asked for the 30,000 that are missing. */
export const secondRound = async (world: World, options: RetainedOptions = {}): Promise<RoundWorld> => {
  const round = await roundWithGap(world, options);
  const { dossierId, funders, people } = round;
  const lines = [{ funderId: funders.cdg, instrument: 'grant' as const, amount: dirhams(30_000) }];
  await world.useCases.cofinancing.planRound(by(people.indh.approver), dossierId, { lines });
  await openByItself(world, dossierId, 2);
  return round;
};

export interface FinancedWorld extends RoundWorld {
  readonly financing: Financing;
}

/** INDH 180,000, the region 90,000 and, in round 2, CDG 30,000: the dossier is in agreement. */
export const financedDossier = async (world: World, options: RetainedOptions = {}): Promise<FinancedWorld> => {
  const round = await secondRound(world, options);
  const { dossierId, people } = round;
  await answerLine(world, round, { funder: 'cdg', decision: approves() });
  await settleByItself(world, dossierId, 2);
  const financing = await world.read(people.indh.approver, ({ cofinancing }) => cofinancing.getFinancing(dossierId));
  return { ...round, financing };
};
