import type { DossierId } from '../shared/ids.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';

/** What the dossier is called, who carries it, who leads its round and by which rules. */
export const dossierCall = async (
  { application, programme }: Pick<CofinancingUnit, 'application' | 'programme'>,
  dossierId: DossierId,
) => {
  const { reference, organisationId, callId, rulebookHash } = await application.getDossier(dossierId);
  const { leadFunderId, rulebook } = await programme.getCall(callId);
  return { reference, organisationId, callId, rulebookHash, leadFunderId, rulebook };
};

export type DossierCall = Awaited<ReturnType<typeof dossierCall>>;
