import { z } from 'zod';
import { Override } from '../../services/application/eligibility.ts';
import { CallId, OrganisationId } from '../../services/shared/ids.ts';

const Reason = z.string().trim().min(1).max(2_000);

export const StartBody = z
  .strictObject({ callId: CallId, organisationId: OrganisationId, title: z.string().trim().min(1).max(200) })
  .meta({ id: 'StartApplication' });

export const EligibilityBody = z
  .strictObject({ eligible: z.boolean(), reason: Reason.nullable(), overrides: z.array(Override).max(10) })
  .meta({ id: 'DecideEligibility' });
