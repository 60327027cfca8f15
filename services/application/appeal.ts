import { z } from 'zod';
import { addDays, daysBefore, endOf, localDateOf } from '../shared/dates.ts';
import { PersonId, type DossierId, type OrganisationId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import type { NewObligation } from '../shared/obligation.ts';
import { appealAlreadyDecided, appealTooLate, decidedBySamePerson } from './application-errors.ts';

const APPEAL_OUTCOMES = ['upheld', 'reinstated'] as const;
const Text = z.string().trim().min(1).max(5_000);

export const NewAppeal = z.strictObject({ grounds: Text }).meta({ id: 'NewAppeal' });
/** `upheld`: the first decision stands; `reinstated`: the dossier goes on to scoring. */
export const AppealDecision = z
  .strictObject({ outcome: z.enum(APPEAL_OUTCOMES), reason: Text })
  .meta({ id: 'AppealDecision' });
export type AppealDecision = z.output<typeof AppealDecision>;

export const Appeal = z
  .strictObject({
    grounds: z.string(),
    filedBy: PersonId,
    filedAt: InstantSchema,
    outcome: z.enum(APPEAL_OUTCOMES).nullable(),
    reason: z.string().nullable(),
    decidedBy: PersonId.nullable(),
    decidedAt: InstantSchema.nullable(),
  })
  .meta({ id: 'Appeal' });
export type Appeal = z.output<typeof Appeal>;

/** The decision that is challenged. */
interface First {
  readonly decidedBy: PersonId | null;
  readonly decidedAt: Date;
}

interface Appealing {
  readonly id: DossierId;
  readonly organisationId: OrganisationId;
}

interface AppealRule {
  readonly appealDays?: number | undefined;
  readonly decisionDays: number;
}
/** Where the rulebook says nothing. */
const APPEAL_DAYS = 15;

/** The last instant at which an unfavourable decision can be appealed. */
export const appealBy = ({ decidedAt }: First, { appealDays = APPEAL_DAYS }: AppealRule): Date =>
  endOf(addDays(localDateOf(decidedAt), appealDays));

interface Filing {
  readonly grounds: string;
  readonly by: PersonId;
  readonly now: Date;
  readonly until: Date;
}

export const file = ({ grounds, by, now, until }: Filing): Appeal => {
  if (now > until) throw appealTooLate(until);
  return { grounds, filedBy: by, filedAt: now, outcome: null, reason: null, decidedBy: null, decidedAt: null };
};

/** Never by whoever decided first. */
export const decideAppealed = (
  appeal: Appeal,
  { outcome, reason }: AppealDecision,
  { by, now, first }: { readonly by: PersonId; readonly now: Date; readonly first: First },
): Appeal => {
  if (appeal.outcome !== null) throw appealAlreadyDecided(appeal.outcome);
  if (by === first.decidedBy) throw decidedBySamePerson();
  return { ...appeal, outcome, reason, decidedBy: by, decidedAt: now };
};

/** The window in which the holder may appeal; at its end the decision is final. */
export const appealWindow = ({ id, organisationId }: Appealing, until: Date): NewObligation => ({
  kind: 'appeal',
  subjectId: id,
  owed: { by: 'organisation', organisationId },
  rungs: [],
  dueAt: until,
});

/** Somebody else of the desk owes an answer, within the same delay as the first. */
export const appealAnswerWait = ({ id }: Appealing, now: Date, { decisionDays }: AppealRule): NewObligation => ({
  kind: 'appeal_decision',
  subjectId: id,
  owed: { by: 'role', role: 'desk_officer' },
  rungs: [
    { at: daysBefore(now, -Math.ceil(decisionDays / 2)), act: 'remind' },
    { at: daysBefore(now, -decisionDays), act: 'escalate' },
  ],
  dueAt: null,
});
