import type { ApplicationFacts } from '../../services/application/application-facts.ts';
import type { ApplicationWaits } from '../../services/application/application-waits.ts';
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
      const {
        status: _status,
        version: _version,
        startedAt: _startedAt,
        project,
        ...known
      } = await dossiers.getById(id);
      return { ...known, title: project.title, territory: project.province ?? null };
    },
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
