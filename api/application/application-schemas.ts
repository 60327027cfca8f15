import { z } from 'zod';
import { Override } from '../../services/application/eligibility.ts';
import { MissingItems } from '../../services/application/complement.ts';
import { CallId, DocumentId, MandateId, OrganisationId } from '../../services/shared/ids.ts';

const Reason = z.string().trim().min(1).max(2_000);

export const StartBody = z
  .strictObject({ callId: CallId, organisationId: OrganisationId, title: z.string().trim().min(1).max(200) })
  .meta({ id: 'StartApplication' });

export const EligibilityBody = z
  .strictObject({ eligible: z.boolean(), reason: Reason.nullable(), overrides: z.array(Override).max(10) })
  .meta({ id: 'DecideEligibility' });

export const ComplementBody = z.strictObject({ items: MissingItems }).meta({ id: 'RequestComplement' });

export const AttachmentBody = z
  .strictObject({ kind: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/), documentId: DocumentId })
  .meta({ id: 'AttachDocument' });

export const OfMandate = z.strictObject({ mandateId: MandateId });
export const OfOrganisation = z.strictObject({ organisationId: OrganisationId });
