import { rolesWith } from '../access/access-facts.ts';
import type { Actor } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { receiptMissing } from './application-errors.ts';
import type { ApplicationUnit, ListDependencies } from './application-ports.ts';
import type { DossierListQuery, DossierView, EligibilityView, Findings, Receipt } from './application-views.ts';
import { assess } from './eligibility-assessment.ts';
import { findingsOf } from './findings.ts';

type Reading = ReadDependencies<ApplicationUnit>;

/** One page of the dossiers that the asker's roles reach, newest first, as JSON text. */
export const listDossiers =
  ({ dossierList }: ListDependencies) =>
  (actor: Actor, { limit, after, callId, stage, reference, q }: DossierListQuery): Promise<string> => {
    const roles = rolesWith('dossier.read');
    return dossierList.listPage({ personId: actor.id, roles, limit, after, callId, stage, reference, q });
  };

/** The dossier with where it stands and whom it waits for. */
export const getDossier =
  ({ read }: Reading) =>
  (actor: Actor, id: DossierId): Promise<DossierView> =>
    read(actor, async ({ access, dossiers, dossierProgress }) => {
      await access.requireOn('dossier.read', id);
      return { ...(await dossiers.getById(id)), ...(await dossierProgress.getProgress(id)) };
    });

/** Everything missing or wrong, as a submission now would find it. */
export const checkApplication =
  ({ read }: Reading) =>
  (actor: Actor, id: DossierId): Promise<Findings> =>
    read(actor, async ({ access, dossiers, programme, registry }) => {
      await access.requireOn('dossier.read', id);
      const dossier = await dossiers.getById(id);
      const call = await programme.getCall(dossier.callId, dossier.rulebookHash);
      return { findings: findingsOf(call, await registry.getOrganisation(dossier.organisationId), dossier) };
    });

export const getReceipt =
  ({ read }: Reading) =>
  (actor: Actor, id: DossierId): Promise<Receipt> =>
    read(actor, async ({ access, receipts }) => {
      await access.requireOn('dossier.read', id);
      const receipt = await receipts.find(id);
      if (!receipt) throw receiptMissing(id);
      return receipt;
    });

/** What every rule says: as it was decided on, or as it stands while nobody has decided. */
export const getEligibility =
  ({ read }: Reading) =>
  (actor: Actor, id: DossierId): Promise<EligibilityView> =>
    read(actor, async (unit) => {
      await unit.access.requireOn('dossier.read', id);
      const decision = await unit.eligibility.find(id);
      const rules = decision?.rules ?? (await assess(unit, await unit.dossiers.getById(id)));
      return { rules, decision };
    });
