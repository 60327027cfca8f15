import { z } from 'zod';
import type { CallDossier, CallDossiers, RulebookVersions } from '../../services/programme/programme-ports.ts';
import { Rulebook } from '../../services/programme/rulebook.ts';
import type { Context } from '../shared/context.ts';
import { sql } from '../shared/sql.ts';

/** What access knows of a dossier and where its process stands: all that the call's own life asks. */
const DOSSIERS = `
  select s.dossier_id as id, s.organisation_id as "organisationId", p.stage, p.open as "isOpen", exists (
    select from engine.obligation o where o.kind = 'draft' and o.subject_id = s.dossier_id and o.closed_at is null
  ) as "isDraft"
  from access.dossier_scope s join engine.process p on p.workflow_id = 'dossier:' || s.dossier_id
  where s.call_id = $1
  order by s.dossier_id`;

export const callLifeOn = ({
  trx,
  command,
  now,
}: Context): { callDossiers: CallDossiers; rulebookVersions: RulebookVersions } => ({
  callDossiers: { list: (callId) => sql<CallDossier>(trx, DOSSIERS, [callId]) },
  rulebookVersions: {
    count: async (callId) => {
      const count = 'select count(*)::int as versions from programme.rulebook_version where call_id = $1';
      const rows = await sql<{ versions: number }>(trx, count, [callId]);
      return rows[0]?.versions ?? 0;
    },
    insert: async ({ callId, number, rulebook, hash, reason }) => {
      await sql(
        trx,
        `insert into programme.rulebook_version (call_id, number, rulebook, hash, reason, recorded_by, recorded_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [callId, number, JSON.stringify(z.encode(Rulebook, rulebook)), hash, reason, command.actor.id, now],
      );
    },
  },
});
