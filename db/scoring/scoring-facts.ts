import type { RankedDossier, ScoringFacts } from '../../services/scoring/scoring-facts.ts';
import type { ScoringWaits } from '../../services/scoring/scoring-waits.ts';
import type { DossierId } from '../../services/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

/**
 * Who can be asked to review dossier $1 at $2: holds the role on the fund or on the dossier's call, was not asked
 * before and has no role in its organisation. One text for the step and for its wait, so that the two never disagree.
 */
export const AVAILABLE_REVIEWERS = `
  select distinct g.person_id
  from access.dossier_scope d
  join access.role_grant g on g.role = 'reviewer' and (g.scope_kind = 'fund' or g.scope_id = d.call_id::text)
  where d.dossier_id = $1 and g.from_at <= $2 and (g.to_at is null or g.to_at > $2)
    and not exists (
      select from scoring.assignment x where x.dossier_id = d.dossier_id and x.reviewer_id = g.person_id)
    and not exists (
      select from access.role_grant o
      where o.person_id = g.person_id and o.scope_kind = 'organisation' and o.scope_id = d.organisation_id::text)`;

/** Before the first assignment there is no panel, and at least one reviewer is wanted. */
const WAITS = `
  with known as (
    select coalesce(max(p.reviewers_wanted), 1) - (
        select count(*) from scoring.assignment a
        where a.dossier_id = $1 and a.status in ('asked', 'accepted', 'scored')) as missing,
      (select count(*) from (${AVAILABLE_REVIEWERS}) r) as available,
      coalesce(max(p.shortage_told), 0) as told,
      coalesce(max(p.assignment_rounds), 0)::int as rounds
    from scoring.panel p where p.dossier_id = $1)
  select greatest(least(missing, available), 0)::int as "reviewersMissing",
    missing - available > told as "isShortageUntold", rounds as "assignmentRounds"
  from known`;

export const scoringFactsOn = ({ trx, now }: Context) => ({
  scoring: {
    listRanking: (callId) =>
      sql<RankedDossier>(
        trx,
        `select dossier_id as "dossierId", rank, mean_hundredths as "meanHundredths",
           spread_hundredths as "spreadHundredths"
         from scoring.ranked where call_id = $1 order by rank`,
        [callId],
      ),
  } satisfies ScoringFacts,
  scoringWaits: {
    waits: async (dossierId: DossierId): Promise<ScoringWaits> =>
      oneRow(await sql<ScoringWaits>(trx, WAITS, [dossierId, now]), () => new Error('no waits')),
  },
});
