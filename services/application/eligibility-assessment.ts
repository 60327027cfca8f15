import { localDateOf } from '../shared/dates.ts';
import type { ApplicationUnit } from './application-ports.ts';
import type { Dossier } from './application-views.ts';
import { requireSubmitted } from './application.ts';
import { assessEligibility, type Assessment } from './eligibility.ts';

type Reach = Pick<ApplicationUnit, 'programme' | 'registry' | 'eligibility' | 'waivers'>;

/** Gathers what the rules ask about, as it stands now, and lets them answer. */
export const assess = async (
  { programme, registry, eligibility, waivers }: Reach,
  dossier: Dossier,
): Promise<Assessment[]> => {
  const submittedOn = localDateOf(requireSubmitted(dossier));
  const { rulebook } = await programme.getCall(dossier.callId, dossier.rulebookHash);
  const organisation = await registry.getOrganisation(dossier.organisationId);
  const hasActiveAccount = (await registry.findActiveAccount(dossier.organisationId)) !== null;
  const isAgeWaived = (await waivers.list(dossier.id)).length > 0;
  const others = await eligibility.countOthers(dossier);
  return assessEligibility({
    rulebook,
    organisation,
    application: dossier,
    facts: { submittedOn, hasActiveAccount, isAgeWaived, ...others },
  });
};
