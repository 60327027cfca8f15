import { z } from 'zod';
import { PersonId } from '../shared/ids.ts';
import { LocalDate } from '../shared/dates.ts';
import { eraseOneself, personKept } from './access-errors.ts';
import { requireThere, type Standing } from './standing.ts';

/** What may oblige the fund to keep somebody's data: `access.kept_by` in the database says the same, and why. */
const KEEPERS = [
  'dossier_open',
  'agreement_kept',
  'recovery_open',
  'payment_kept',
  'sitting_open',
  'minutes_kept',
  'receipt_kept',
] as const;

const Keeper = z
  .strictObject({
    code: z.enum(KEEPERS),
    subjectId: z.uuid(),
    /** Of the dossier, agreement, payment run or session. */
    reference: z.string(),
    /** The last day, where it is known: of what is still open, and of what names people and is kept whole, it is not. */
    until: LocalDate.nullable(),
  })
  .meta({ id: 'Keeper' });
export type Keeper = z.output<typeof Keeper>;

const Count = z.int().min(0);

/** What goes with a person. */
const Gone = z
  .strictObject({
    /** Personal values behind the commitments of events. */
    values: Count,
    roles: Count,
    signIns: Count,
    drafts: Count,
    fileNames: Count,
    /** For which nobody else speaks: what they are reached by goes, too. */
    organisations: Count,
  })
  .meta({ id: 'Gone' });
export type Gone = z.output<typeof Gone>;

export const ErasureView = z
  .strictObject({
    personId: PersonId,
    /** It is done already. */
    isErased: z.boolean(),
    /** With any of them, nothing is erased. */
    keptBy: z.array(Keeper),
    goes: Gone,
    /** Events of theirs from before commitments: these still say what a sign-in called them. */
    olderEvents: Count,
  })
  .meta({ id: 'Erasure' });
export type ErasureView = z.output<typeof ErasureView>;

export const ErasureReason = z
  .strictObject({
    /** On what it was asked, without naming the person: it stays. */
    reason: z.string().trim().min(3).max(500),
  })
  .meta({ id: 'ErasureReason' });
export type ErasureReason = z.output<typeof ErasureReason>;

export const ErasedView = z.strictObject({ personId: PersonId, gone: Gone }).meta({ id: 'Erased' });
export type ErasedView = z.output<typeof ErasedView>;

interface Asked {
  readonly by: PersonId;
  readonly keptBy: readonly Keeper[];
}

/** Nobody erases themselves, nor whom an obligation keeps (law 09-08 yields to it). */
export const requireErasable = (standing: Standing, { by, keptBy }: Asked): void => {
  if (standing.id === by) throw eraseOneself();
  requireThere(standing);
  if (keptBy.length > 0) throw personKept(standing.id, keptBy);
};
