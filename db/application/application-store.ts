import type { ApplicationFacts } from '../../services/application/application-facts.ts';
import type { ApplicationWaits } from '../../services/application/application-waits.ts';
import type { Attachment } from '../../services/application/wanted-documents.ts';
import type { DossierId, OrganisationId } from '../../services/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';
import { counterOn } from './counter-store.ts';
import { dossierStoreOn } from './dossier-store.ts';
import { dossierProgressOn } from './dossier-views.ts';
import { eligibilityStoreOn } from './eligibility-store.ts';
import { instructionOn } from './instruction-store.ts';
import { receiptStoreOn } from './receipt-store.ts';

export const applicationOn = (context: Context) => {
  const dossiers = dossierStoreOn(context);
  const application: ApplicationFacts = {
    getDossier: async (id) => {
      const { status: _status, version: _version, startedAt: _startedAt, ...known } = await dossiers.getById(id);
      return { ...known, territory: known.project.province ?? null };
    },
    listAttached: (id) =>
      sql<Attachment>(
        context.trx,
        `select distinct on (kind) kind, document_id as "documentId" from application.attachment
         where dossier_id = $1 order by kind, id desc`,
        [id],
      ),
    holdings: async (ids) => {
      const rows = await sql<{ id: DossierId; reference: string; organisationId: OrganisationId }>(
        context.trx,
        `select id, reference, organisation_id as "organisationId" from application.dossier
         where id = any ($1::uuid[])`,
        [ids],
      );
      return new Map(rows.map(({ id, ...holding }) => [id, holding]));
    },
    hasInstructed: async (personId, id) => {
      const those = 'select from application.instructors_of($1) where person_id = $2';
      return (await sql(context.trx, those, [id, personId])).length > 0;
    },
  };
  return {
    dossiers,
    ...counterOn(context),
    ...instructionOn(context),
    receipts: receiptStoreOn(context),
    eligibility: eligibilityStoreOn(context),
    dossierProgress: dossierProgressOn(context),
    application,
    applicationWaits: {
      waits: async (id: DossierId): Promise<ApplicationWaits> => {
        const rows = await sql<ApplicationWaits>(
          context.trx,
          `select status = 'submitted' as "isSubmitted" from application.dossier where id = $1`,
          [id],
        );
        return rows[0] ?? { isSubmitted: false };
      },
    },
  };
};
