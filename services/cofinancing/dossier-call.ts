import type { FinancingPlan } from '../application/application-facts.ts';
import type { LegalForm } from '../programme/programme-facts.ts';
import type { DossierId } from '../shared/ids.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { endOfAllRounds } from './deadlines.ts';
import type { PlanRules } from './round-plan.ts';

/** What the dossier is called, who carries it, where, who leads its round and by which rules. */
export const dossierCall = async (
  { application, programme }: Pick<CofinancingUnit, 'application' | 'programme'>,
  dossierId: DossierId,
) => {
  const { reference, organisationId, callId, rulebookHash, territory } = await application.getDossier(dossierId);
  const { leadFunderId, rulebook } = await programme.getCall(callId, rulebookHash);
  return { reference, organisationId, callId, rulebookHash, territory, leadFunderId, rulebook };
};

export type DossierCall = Awaited<ReturnType<typeof dossierCall>>;

interface Project {
  /** The one in force: as applied for, or as the holder has revised it since. */
  readonly plan: FinancingPlan;
  readonly legalForm: LegalForm;
}

/** What the call's limits are judged on. */
export const dossierProject = async (
  { application, registry, revisions }: Pick<CofinancingUnit, 'application' | 'registry' | 'revisions'>,
  dossierId: DossierId,
): Promise<Project> => {
  const { plan, organisationId } = await application.getDossier(dossierId);
  const { legalForm } = await registry.getOrganisation(organisationId);
  return { plan: (await revisions.findPlan(dossierId)) ?? plan, legalForm };
};

/** How many rounds there may be, and until when. */
export const planRules = async (
  { rounds, now }: Pick<CofinancingUnit, 'rounds' | 'now'>,
  dossierId: DossierId,
  { rulebook }: DossierCall,
): Promise<PlanRules> => {
  const [first] = await rounds.listByDossier(dossierId);
  const { roundsMax, totalDaysMax } = rulebook.approval;
  return { roundsMax, endsAt: first ? endOfAllRounds(first.plannedAt, totalDaysMax) : null, now };
};
