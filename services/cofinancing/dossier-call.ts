import type { FinancingPlan } from '../application/application-facts.ts';
import { guarantorsNamed, type LegalForm } from '../programme/programme-facts.ts';
import type { DossierId, FunderId } from '../shared/ids.ts';
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
  /** Who alone may guarantee; null where the call names nobody. */
  readonly guarantorIds: readonly FunderId[] | null;
}

/** What the call's limits are judged on. */
export const dossierProject = async (
  {
    application,
    programme,
    registry,
    revisions,
  }: Pick<CofinancingUnit, 'application' | 'programme' | 'registry' | 'revisions'>,
  dossierId: DossierId,
  call: DossierCall,
): Promise<Project> => {
  const { plan, organisationId } = await application.getDossier(dossierId);
  const { legalForm } = await registry.getOrganisation(organisationId);
  const guarantorIds = await guarantorsOf(programme, call);
  return { plan: (await revisions.findPlan(dossierId)) ?? plan, legalForm, guarantorIds };
};

const guarantorsOf = async (programme: CofinancingUnit['programme'], call: DossierCall): Promise<FunderId[] | null> => {
  const named = guarantorsNamed(call.rulebook);
  if (named.length === 0) return null;
  const givers = await programme.listGivers(call.callId, call);
  return givers.filter(({ code }) => named.includes(code)).map(({ funderId }) => funderId);
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
