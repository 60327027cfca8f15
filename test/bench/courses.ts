import type { Client } from '@temporalio/client';
import type { LineView } from '../../services/cofinancing/cofinancing-views.ts';
import { approves, prepareLine, type RoundWorld, type StoryFunder } from '../support/builders/cofinancing.ts';
import { automatically, by, type World } from '../support/world.ts';
import { dirhams } from '../../services/shared/money.ts';
import type { UseCases } from '../../services/use-cases.ts';
import type { DossierId } from '../../services/shared/ids.ts';
import type { Act, Course, Milestones } from './life.ts';
import { given, type bareLife } from './bare-workflows.ts';

/** The use cases that are automatic steps of the life, each telling when its transaction has committed. */
export const watched = (useCases: UseCases, { reach }: Milestones): UseCases => {
  const { openRound, settleRound } = useCases.cofinancing;
  const { prepareAgreement } = useCases.agreement;
  return {
    ...useCases,
    cofinancing: {
      ...useCases.cofinancing,
      openRound: async (command, id, number) => {
        await openRound(command, id, number);
        reach(id, `openRound/${number}`);
      },
      settleRound: async (command, id, number) => {
        await settleRound(command, id, number);
        reach(id, `settleRound/${number}`);
      },
    },
    agreement: {
      ...useCases.agreement,
      prepareAgreement: async (command, id) => {
        await prepareAgreement(command, id);
        reach(id, 'prepareAgreement/first');
      },
    },
  };
};

/** A real dossier: every act is a use case that somebody asks, every step one that the workflow asks. */
export const realCourse = (world: World, round: RoundWorld, steps: Milestones): Course => {
  const { dossierId, people, funders } = round;
  const { planRound, decideApproval } = world.useCases.cofinancing;
  const prepared: Partial<Record<StoryFunder, LineView>> = {};
  const prepare = async (funder: StoryFunder) => {
    prepared[funder] = await prepareLine(world, round, funder);
  };
  const decide = (funder: StoryFunder, dirhamsGiven?: number) => {
    const line = prepared[funder];
    if (!line) throw new Error(`${funder} decides before it has prepared`);
    return decideApproval(by(people[funder].approver), line.id, approves(dirhamsGiven));
  };
  const acts: Record<Act, () => Promise<unknown>> = {
    begin: () => world.transact(automatically('begin', dossierId), ({ processes }) => processes.bump(dossierId)),
    'prepare indh': () => prepare('indh'),
    'decide indh': () => decide('indh', 180_000),
    'prepare region05': () => prepare('region05'),
    'decide region05': () => decide('region05'),
    plan: () =>
      planRound(by(people.indh.approver), dossierId, {
        lines: [{ funderId: funders.cdg, instrument: 'grant', amount: dirhams(30_000) }],
      }),
    'prepare cdg': () => prepare('cdg'),
    'decide cdg': () => decide('cdg'),
  };
  return { act: (act) => acts[act](), done: steps.of(dossierId) };
};

interface OnTemporal {
  readonly client: Client;
  readonly taskQueue: string;
  readonly steps: Milestones;
}

/** The yardstick's: an act is a signal and nothing else. */
export const bareCourse = (id: DossierId, { client, taskQueue, steps }: OnTemporal): Course => {
  const workflowId = `bare:${id}`;
  return {
    act: (act) =>
      act === 'begin'
        ? client.workflow.start<typeof bareLife>('bareLife', { workflowId, taskQueue, args: [id] })
        : client.workflow.getHandle(workflowId).signal(given),
    done: steps.of(id),
  };
};
