import { z } from 'zod';
import { LocalDate } from '../shared/dates.ts';
import { AgreementId, DossierId, PersonId, SuspensionId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';

const Reason = z.string().trim().min(1).max(2000);

export const NewSuspension = z.strictObject({ reason: Reason, reviewOn: LocalDate }).meta({ id: 'NewSuspension' });
export type NewSuspension = z.output<typeof NewSuspension>;

export const LiftingInput = z.strictObject({ reason: Reason }).meta({ id: 'LiftingInput' });
export type LiftingInput = z.output<typeof LiftingInput>;

export const SuspensionView = z
  .strictObject({
    id: SuspensionId,
    dossierId: DossierId,
    agreementId: AgreementId,
    reason: z.string(),
    reviewOn: LocalDate,
    suspendedBy: PersonId,
    suspendedAt: InstantSchema,
    /** Null while payments are stopped. */
    lifting: z.strictObject({ reason: z.string(), by: PersonId, at: InstantSchema }).nullable(),
  })
  .meta({ id: 'Suspension' });
export type SuspensionView = z.output<typeof SuspensionView>;

/** The newest first; few: no pages. */
export const SuspensionList = z.strictObject({ items: z.array(SuspensionView) }).meta({ id: 'SuspensionList' });
export type SuspensionList = z.output<typeof SuspensionList>;
