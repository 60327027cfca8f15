import type { EligibilityStore } from '../../services/application/application-ports.ts';
import type { EligibilityDecision } from '../../services/application/application-views.ts';
import type { Context } from '../shared/context.ts';
import { sqlBeyondReach } from '../shared/reach.ts';
import { sql } from '../shared/sql.ts';

interface Others {
  readonly otherApplications: number;
  readonly unsettledDossiers: number;
}

const OTHERS = `
  select count(*) filter (where d.call_id = $2 and d.status in ('draft', 'submitted'))::int as "otherApplications",
    count(*) filter (where p.stage = 'execution')::int as "unsettledDossiers"
  from application.dossier d join engine.process p on p.type = 'dossier' and p.subject_id = d.id
  where d.organisation_id = $3 and d.id <> $1`;

export const eligibilityStoreOn = ({ trx }: Context): EligibilityStore => ({
  insert: async (dossierId, { eligible, reason, rules, overrides, decidedBy, decidedAt }) => {
    await sql(
      trx,
      `insert into application.eligibility_decision
         (dossier_id, eligible, reason, rules, overrides, decided_by, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [dossierId, eligible, reason, JSON.stringify(rules), JSON.stringify(overrides), decidedBy, decidedAt],
    );
  },
  find: async (dossierId) => {
    const rows = await sql<EligibilityDecision>(
      trx,
      `select eligible, reason, rules, overrides, decided_by as "decidedBy", decided_at as "decidedAt"
       from application.eligibility_decision where dossier_id = $1`,
      [dossierId],
    );
    return rows[0] ?? null;
  },
  countOthers: async ({ id, callId, organisationId }) => {
    const rows = await sqlBeyondReach<Others>(trx, OTHERS, [id, callId, organisationId]);
    return rows[0] ?? { otherApplications: 0, unsettledDossiers: 0 };
  },
});
