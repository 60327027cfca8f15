import { addDays, daysBefore, endOf, localDateOf } from '../shared/dates.ts';
import { dossierWorkflowId } from '../shared/ids.ts';
import { toDecimal } from '../shared/money.ts';
import type { Stage } from '../shared/stage.ts';
import type { Item } from './agenda.ts';
import { linesOf } from './award-lines.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import type { Decision } from './decision.ts';
import { stageOfRectified, stillStands } from './rectification.ts';
import { returnItem } from './sitting.ts';

type Of<Kind extends Decision['kind']> = Extract<Decision, { kind: Kind }>;
type Told = Readonly<Record<string, string | number>>;

/** What takes effect beside the stage, and what the holder is told of it. */
type Effects = {
  readonly [Kind in Decision['kind']]: {
    /** Null where the dossier stays with the committee, for a later session. */
    readonly stage: (decision: Of<Kind>) => Stage | null;
    readonly apply: (unit: CommitteeUnit, item: Item, decision: Of<Kind>) => Promise<Told>;
  };
};

const QUESTION_DAYS = 15;
const QUESTION_REMINDER_DAYS = 3;

const ask = async (unit: CommitteeUnit, item: Item, { question: text }: Of<'deferred'>): Promise<Told> => {
  const { application, programme, questions, obligations, now } = unit;
  const { id: itemId, dossierId } = item;
  const { callId, organisationId, rulebookHash } = await application.getDossier(dossierId);
  const { questionDays = QUESTION_DAYS } = (await programme.getCall(callId, rulebookHash)).rulebook.committee;
  const answerBy = endOf(addDays(localDateOf(now), questionDays));
  await questions.add({ itemId, dossierId, text, askedAt: now, answerBy });
  await obligations.open(dossierWorkflowId(dossierId), {
    kind: 'question',
    subjectId: itemId,
    owed: { by: 'organisation', organisationId },
    rungs: [{ at: daysBefore(answerBy, QUESTION_REMINDER_DAYS), act: 'remind' }],
    dueAt: answerBy,
  });
  return { question: text, answerBy: answerBy.toISOString() };
};

const list = async (unit: CommitteeUnit, item: Item, decision: Of<'reserve'>): Promise<Told> => {
  const { application, reserve, now } = unit;
  const { id: itemId, dossierId } = item;
  const { callId } = await application.getDossier(dossierId);
  const { rank, amount, conditions } = decision;
  const lines = await linesOf(unit, item, decision);
  const place = { dossierId, callId, itemId, rank, amount, lines, conditions, since: now };
  await reserve.add({ ...place, status: 'waiting', rounds: 0 });
  return { rank };
};

const EFFECTS: Effects = {
  retained: {
    stage: () => 'cofinancing',
    apply: (_unit, _item, { amount }) => Promise.resolve({ amount: toDecimal(amount) }),
  },
  reserve: { stage: () => 'reserve', apply: list },
  rejected: { stage: () => 'rejected', apply: (_unit, _item, { text }) => Promise.resolve({ text }) },
  deferred: { stage: () => null, apply: ask },
  rectified: { stage: stageOfRectified, apply: (_unit, _item, { text }) => Promise.resolve({ text }) },
};

/** A dossier that was withdrawn meanwhile has nothing to settle: its item returns and frees what it held. */
export const settle = async (unit: CommitteeUnit, item: Item): Promise<void> => {
  const { agenda, application, obligations, audit, outbox, processes } = unit;
  const { dossierId, decided } = item;
  if (!decided || !stands(decided.decision, await processes.lockStage(dossierId))) {
    await returnItem(unit, item);
    return;
  }
  const { decision } = decided;
  const { stage, told } = await applied(unit, item, decision);
  await agenda.mark(item.id, 'settled');
  await obligations.close('provisional_hold', item.id);
  await audit.record({
    kind: 'committee.decision_effective',
    subjectType: 'item',
    subjectId: item.id,
    dossierId,
    related: [item.sessionId],
    after: { stage, decision },
  });
  const { reference, organisationId } = await application.getDossier(dossierId);
  const to = { by: 'organisation', organisationId } as const;
  await outbox.notify({ kind: NOTICES[decision.kind], to, dossierId, data: { reference, ...told } });
  await (stage === null ? processes.bump(dossierId) : processes.enter(dossierId, stage));
};

const stands = (decision: Decision, stage: Stage): boolean =>
  decision.kind === 'rectified' ? stillStands(decision, stage) : stage === 'committee';

const NOTICES: Record<Decision['kind'], string> = {
  retained: 'committee.retained',
  reserve: 'committee.reserved',
  rejected: 'committee.rejected',
  deferred: 'committee.deferred',
  rectified: 'committee.rectified',
};

const applied = async <Kind extends Decision['kind']>(unit: CommitteeUnit, item: Item, decision: Of<Kind>) => {
  const { stage, apply } = EFFECTS[decision.kind];
  return { stage: stage(decision), told: await apply(unit, item, decision) };
};
