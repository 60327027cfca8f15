import { randomUUID } from 'node:crypto';
import { needed } from '../../../infra/story/telling.ts';
import type { Rounds } from '../../../infra/story/wire.ts';
import { mad } from '../../../infra/story/telling.ts';
import type { Visitor } from '../../../infra/story/visitor.ts';
import type { DossierId } from '../../../services/shared/ids.ts';
import type { RoundWorld, StoryFunder } from '../../support/builders/cofinancing.ts';
import { automatically, type World } from '../../support/world.ts';
import type { Act, Course, Milestones } from '../life.ts';

interface People {
  readonly as: (account: string) => Visitor;
  /** Every command that was acknowledged, by its key: what the tables are held against afterwards. */
  readonly acknowledged: Set<string>;
  readonly steps: Milestones;
}

const ACCOUNTS: Readonly<Record<StoryFunder, string>> = { indh: 'indh', region05: 'region', cdg: 'cdg' };

/** The financing of a dossier as people live it: every act is a request, tried again under its key until it is answered. */
export const httpCourse = (
  world: World,
  { dossierId, funders }: Pick<RoundWorld, 'dossierId' | 'funders'>,
  { as, acknowledged, steps }: People,
): Course => {
  const command = async (account: string, path: string, body: object): Promise<void> => {
    const key = randomUUID();
    await as(account).post(path, body, { key });
    acknowledged.add(key);
  };
  const lineOf = async (funder: StoryFunder): Promise<string> => {
    const { rounds } = await as('indh-approver').get<Rounds>(`/dossiers/${dossierId}/rounds`);
    const lines = rounds.flatMap((round) => round.lines);
    return needed(
      lines.findLast(({ funderId }) => funderId === funders[funder]),
      `line of ${funder}`,
    ).id;
  };
  const prepare = async (funder: StoryFunder) => {
    const proposal = { opinion: 'favourable', proposedAmount: null, note: 'Projet conforme à notre programme' };
    await command(`${ACCOUNTS[funder]}-officer`, `/lines/${await lineOf(funder)}/preparation`, proposal);
  };
  const decide = async (funder: StoryFunder, given?: number) => {
    const amount = given === undefined ? {} : { amount: mad(given) };
    const decision = { decision: 'approved', conditions: [], ...amount };
    await command(`${ACCOUNTS[funder]}-approver`, `/lines/${await lineOf(funder)}/decision`, decision);
  };
  const cdg = { funderId: funders.cdg, instrument: 'grant', amount: mad(30_000) };
  const acts: Readonly<Record<Act, () => Promise<unknown>>> = {
    begin: () => world.transact(automatically('begin', dossierId), ({ processes }) => processes.bump(dossierId)),
    'prepare indh': () => prepare('indh'),
    'decide indh': () => decide('indh', 180_000),
    'prepare region05': () => prepare('region05'),
    'decide region05': () => decide('region05'),
    plan: () => command('indh-approver', `/dossiers/${dossierId}/rounds`, { lines: [cdg] }),
    'prepare cdg': () => prepare('cdg'),
    'decide cdg': () => decide('cdg'),
  };
  return { act: (act) => acts[act](), done: steps.of(dossierId) };
};

const EVERY_MS = 100;

/** Tells of the steps that the workflows have done, from the tables; until it is stopped. */
export const watchingSteps = (world: World, ids: readonly DossierId[], { reach }: Milestones): (() => void) => {
  const look = async (): Promise<void> => {
    const { rows } = await world.admin.raw<{ rows: { id: string; number: number; status: string }[] }>(
      'select dossier_id as id, number, status from cofinancing.round where dossier_id = any(?::uuid[])',
      [[...ids]],
    );
    for (const { id, number, status } of rows) {
      if (status !== 'planned') reach(id, `openRound/${String(number)}`);
      if (status !== 'planned' && status !== 'open') reach(id, `settleRound/${String(number)}`);
    }
    const agreed = await world.admin.raw<{ rows: { id: string }[] }>(
      'select dossier_id as id from agreement.agreement where dossier_id = any(?::uuid[])',
      [[...ids]],
    );
    for (const { id } of agreed.rows) reach(id, 'prepareAgreement/first');
  };
  const timer = setInterval(() => void look().catch(() => undefined), EVERY_MS);
  return () => {
    clearInterval(timer);
  };
};
