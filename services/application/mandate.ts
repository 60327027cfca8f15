import { z } from 'zod';
import { LocalDate, localDateOf } from '../shared/dates.ts';
import { DocumentId, MandateId, OrganisationId, PersonId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import { personal } from '../shared/personal.ts';
import { mandateDatePast, mandateEnded } from './application-errors.ts';

/** What a platform agent records at the counter: the signed mandate, and who declared it. */
export const NewMandate = z
  .strictObject({
    organisationId: OrganisationId,
    documentId: DocumentId,
    /** Who signed it, as written on it: the one who declares, beside the one who types. */
    declaredBy: z.string().trim().min(2).max(200),
    until: LocalDate,
  })
  .meta({ id: 'NewMandate' });
export type NewMandate = z.output<typeof NewMandate>;

export const Mandate = z
  .strictObject({
    ...NewMandate.shape,
    id: MandateId,
    agentId: PersonId,
    recordedAt: InstantSchema,
    endedAt: InstantSchema.nullable(),
  })
  .meta({ id: 'Mandate' });
export type Mandate = z.output<typeof Mandate>;

export const Mandates = z.strictObject({ items: z.array(Mandate) }).meta({ id: 'Mandates' });

interface Recording {
  readonly id: MandateId;
  readonly agentId: PersonId;
  readonly now: Date;
}

export const mandate = (input: NewMandate, { id, agentId, now }: Recording): Mandate => {
  if (input.until < localDateOf(now)) throw mandateDatePast(input.until);
  return { ...input, id, agentId, recordedAt: now, endedAt: null };
};

/** As the trail tells of it. */
export const onTrail = (held: Mandate) => ({ ...held, declaredBy: personal(held.organisationId, held.declaredBy) });

export const endOfMandate = (held: Mandate, now: Date): Mandate => {
  if (held.endedAt !== null) throw mandateEnded(held.endedAt);
  return { ...held, endedAt: now };
};
