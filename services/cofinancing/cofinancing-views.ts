import { z } from 'zod';
import { FinancingPlan } from '../application/application-facts.ts';
import { InstantSchema } from '../shared/instant.ts';
import { DelegationId, DossierId, EnvelopeId, FunderId, LineId, PersonId, RevisionId, RoundId } from '../shared/ids.ts';
import { MoneySchema } from '../shared/money.ts';
import type { LevelDecision, Preparation } from './approval.ts';
import { FunderLevels } from './levels.ts';
import { REVISION_STATUSES, type Revision } from './revision.ts';
import {
  ENDINGS,
  FAULTS,
  GIVEN_INSTRUMENTS,
  isPending,
  LINE_STATUSES,
  ROUND_STATUSES,
  type Line,
  type Round,
} from './cofinancing.ts';

const ConditionView = z
  .strictObject({ text: z.string(), proof: z.string(), tranche: z.int() })
  .meta({ id: 'FunderConditionView' });

const PreparationView = z
  .strictObject({
    opinion: z.enum(['favourable', 'unfavourable']),
    proposedAmount: MoneySchema.nullable(),
    note: z.string(),
    preparedBy: PersonId,
    preparedAt: InstantSchema,
  })
  .meta({ id: 'ApprovalPreparation' });

const LevelView = z
  .strictObject({
    level: z.int(),
    decision: z.enum(['approved', 'refused']),
    amount: MoneySchema.nullable(),
    conditions: z.array(ConditionView),
    reason: z.string().nullable(),
    decidedBy: PersonId,
    /** Whose power it was: a colleague's, where a delegation is named. */
    represented: PersonId,
    delegationId: DelegationId.nullable(),
    decidedAt: InstantSchema,
  })
  .meta({ id: 'ApprovalLevel' });

export const LineView = z
  .strictObject({
    id: LineId,
    funderId: FunderId,
    envelopeId: EnvelopeId,
    instrument: z.enum(GIVEN_INSTRUMENTS),
    asked: MoneySchema,
    standing: MoneySchema,
    raises: LineId.nullable(),
    supersededBy: LineId.nullable(),
    status: z.enum(LINE_STATUSES),
    /** How many people of the funder decide it, one after another. */
    levels: z.int(),
    approved: MoneySchema.nullable(),
    conditions: z.array(ConditionView),
    reason: z.string().nullable(),
    decidedBy: PersonId.nullable(),
    decidedAt: InstantSchema.nullable(),
    answerBy: InstantSchema.nullable(),
    lapsesAt: InstantSchema.nullable(),
    /** Null for whoever is not of this funder: its notes are its own. */
    preparations: z.array(PreparationView).nullable(),
    /** What each level decided; null as above. */
    decisions: z.array(LevelView).nullable(),
    version: z.int(),
  })
  .meta({ id: 'ApprovalLine' });
export type LineView = z.output<typeof LineView>;

export const LevelsView = FunderLevels.extend({
  funderId: FunderId,
  number: z.int(),
  setBy: PersonId,
  setAt: InstantSchema,
}).meta({ id: 'FunderLevelsSet' });

export const LevelsList = z.strictObject({ items: z.array(LevelsView) }).meta({ id: 'FunderLevelsList' });

const FaultView = z
  .strictObject({ code: z.enum(FAULTS), instrument: z.string().nullable(), given: z.string(), limit: z.string() })
  .meta({ id: 'RoundFault' });

export const RoundView = z
  .strictObject({
    id: RoundId,
    number: z.int(),
    status: z.enum(ROUND_STATUSES),
    cover: MoneySchema,
    gap: MoneySchema.nullable(),
    coverGap: MoneySchema.nullable(),
    /** The rules of the call that the answers break. */
    faults: z.array(FaultView),
    plannedBy: PersonId.nullable(),
    plannedAt: InstantSchema,
    openedAt: InstantSchema.nullable(),
    closesAt: InstantSchema.nullable(),
    settledAt: InstantSchema.nullable(),
    planDueAt: InstantSchema.nullable(),
    ending: z.enum(ENDINGS).nullable(),
    reason: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Round' });
export type RoundView = z.output<typeof RoundView>;

export const RevisionView = z
  .strictObject({
    id: RevisionId,
    roundId: RoundId,
    dossierId: DossierId,
    status: z.enum(REVISION_STATUSES),
    message: z.string(),
    askedBy: PersonId,
    askedAt: InstantSchema,
    dueAt: InstantSchema,
    plan: FinancingPlan.nullable(),
    reason: z.string().nullable(),
    answeredBy: PersonId.nullable(),
    answeredAt: InstantSchema.nullable(),
  })
  .meta({ id: 'PlanRevision' });

const RoundWithLines = RoundView.extend({ lines: z.array(LineView) }).meta({ id: 'RoundWithLines' });

const Named = z
  .strictObject({ id: PersonId, name: z.string(), nameAr: z.string().nullable() })
  .meta({ id: 'NamedPerson' });

export const RoundsView = z
  .strictObject({
    dossierId: DossierId,
    award: MoneySchema,
    /** What the yeses that stand sum to. */
    approved: MoneySchema,
    gap: MoneySchema,
    /** Principal to be guaranteed, beside the cash and never part of it. */
    cover: MoneySchema,
    approvedCover: MoneySchema,
    coverGap: MoneySchema,
    next: z.strictObject({
      step: z.enum(['opening', 'answers', 'settlement', 'plan', 'revision', 'none']),
      /** Whom the dossier waits for. */
      funderIds: z.array(FunderId),
      until: InstantSchema.nullable(),
    }),
    rounds: z.array(RoundWithLines),
    /** What the holder was asked to revise, and the answers. */
    revisions: z.array(RevisionView),
    /** Whoever the notes and decisions shown here name: the reader's own colleagues, all of them to an auditor. */
    people: z.array(Named),
    /** Of the newest round: what a plan is based on. */
    version: z.int(),
  })
  .meta({ id: 'Rounds' });
export type RoundsView = z.output<typeof RoundsView>;

/** What a funder keeps to itself: its officers' opinions, and what its people decided on the way to its answer. */
interface OwnNotes {
  readonly preparations: readonly Preparation[];
  readonly levels: readonly LevelDecision[];
}

export const lineView = (line: Line, own: OwnNotes | null): LineView => {
  const { roundId: _round, dossierId: _dossier, position: _position, holdId: _hold, askedAt: _asked, ...seen } = line;
  return {
    ...seen,
    conditions: [...line.conditions],
    preparations: own?.preparations.map(({ lineId: _line, number: _number, ...preparation }) => preparation) ?? null,
    decisions:
      own?.levels.map(({ lineId: _line, conditions, ...level }) => ({ ...level, conditions: [...conditions] })) ?? null,
  };
};

export const roundView = ({ dossierId: _dossier, award: _award, faults, ...seen }: Round): RoundView => ({
  ...seen,
  faults: [...faults],
});

const NOBODY = { funderIds: [], until: null };

interface Picture {
  readonly lines: readonly Line[];
  readonly revisions: readonly Revision[];
  readonly leadFunderId: FunderId;
}

/** What the round waits for now, of whom, and until when. */
export const nextOf = (current: Round, { lines, revisions, leadFunderId }: Picture): RoundsView['next'] => {
  const asked = revisions.find(({ status }) => status === 'asked');
  if (asked) return { step: 'revision', funderIds: [], until: asked.dueAt };
  switch (current.status) {
    case 'planned':
      return { step: 'opening', ...NOBODY };
    case 'open':
      return answersAwaited(lines.filter(isPending));
    case 'gap':
      return { step: 'plan', funderIds: [leadFunderId], until: current.planDueAt };
    case 'financed':
    case 'unfinanced':
      return { step: 'none', ...NOBODY };
  }
};

const answersAwaited = (pending: readonly Line[]): RoundsView['next'] => {
  const [first] = pending;
  if (!first) return { step: 'settlement', ...NOBODY };
  return { step: 'answers', funderIds: pending.map(({ funderId }) => funderId), until: first.answerBy };
};
