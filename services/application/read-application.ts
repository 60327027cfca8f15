import { rolesWith } from '../access/access-facts.ts';
import type { Actor } from '../shared/command.ts';
import type { DossierId, OrganisationId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { notFound } from '../shared/shared-errors.ts';
import { receiptMissing } from './application-errors.ts';
import { appealBy } from './appeal.ts';
import { findingsNow } from './application-papers.ts';
import type { ApplicationUnit, ListDependencies } from './application-ports.ts';
import type { DossierListQuery, DossierView, EligibilityView, Findings, Receipt } from './application-views.ts';
import { assess } from './eligibility-assessment.ts';
import { clockView } from './legal-clock.ts';
import type { Mandate } from './mandate.ts';
import { documentsOf, type WantedDocument } from './wanted-documents.ts';

type Reading = ReadDependencies<ApplicationUnit>;

/** One page of the dossiers that the asker's roles reach, newest first, as JSON text. */
export const listDossiers =
  ({ dossierList }: ListDependencies) =>
  (actor: Actor, { mine, ...query }: DossierListQuery): Promise<string> =>
    dossierList.listPage({ ...query, mine: mine === 'true', personId: actor.id, roles: rolesWith('dossier.read') });

/** The dossier with where it stands and whom it waits for. */
export const getDossier =
  ({ read }: Reading) =>
  (actor: Actor, id: DossierId): Promise<DossierView> =>
    read(actor, async ({ access, dossiers, dossierProgress, legalClocks, complements, now }) => {
      await access.requireOn('dossier.read', id);
      const clock = await legalClocks.find(id);
      return {
        ...(await dossiers.getById(id)),
        ...(await dossierProgress.getProgress(id)),
        legalClock: clock && clockView(clock, now),
        complement: await complements.find(id),
      };
    });

/** Everything missing or wrong, as a submission now would find it. */
export const checkApplication =
  ({ read }: Reading) =>
  (actor: Actor, id: DossierId): Promise<Findings> =>
    read(actor, async (unit) => {
      await unit.access.requireOn('dossier.read', id);
      return { findings: await findingsNow(unit, await unit.dossiers.getById(id)) };
    });

/** The documents that the rulebook asks of this applicant, and where each of them stands. */
export const listDocuments =
  ({ read }: Reading) =>
  (actor: Actor, id: DossierId): Promise<{ items: WantedDocument[] }> =>
    read(actor, async (unit) => {
      await unit.access.requireOn('dossier.read', id);
      return { items: await documentsOf(unit, await unit.dossiers.getById(id)) };
    });

/** The mandates that platform agents recorded for an organisation, the newest first. */
export const listMandates =
  ({ read }: Reading) =>
  (actor: Actor, organisationId: OrganisationId): Promise<{ items: Mandate[] }> =>
    read(actor, async ({ access, registry, mandates }) => {
      const { seat } = await registry.getOrganisation(organisationId);
      const subject = { organisationId, territory: seat.province };
      if (!(await access.allows('dossier.read', subject))) throw notFound('organisation', organisationId);
      await access.require('application.write', subject);
      return { items: await mandates.list(organisationId) };
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
      const dossier = await unit.dossiers.getById(id);
      const decision = await unit.eligibility.find(id);
      const { rulebook } = await unit.programme.getCall(dossier.callId, dossier.rulebookHash);
      return {
        rules: decision?.rules ?? (await assess(unit, dossier)),
        decision,
        waivers: await unit.waivers.list(id),
        appealBy: decision && !decision.eligible ? appealBy(decision, rulebook.eligibility) : null,
        appeal: await unit.appeals.find(id),
      };
    });
