import type { RankedDossier, ScoringFacts } from '../../services/scoring/scoring-facts.ts';
import type { LateWaits, ScoringWaits } from '../../services/scoring/scoring-waits.ts';
import type { DossierId } from '../../services/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

/**
 * Who can be asked to review dossier $1 at $2: holds the role for it, was not asked before, has neither a conflict nor
 * a tie with its organisation, and has room in its call. One text for the step and for its wait, so that the two never
 * disagree.
 */
export const AVAILABLE_REVIEWERS = `
  select distinct g.person_id
  from access.dossier_scope d
  join programme.call c on c.id = d.call_id
  join access.role_grant g on g.role = 'reviewer' and (g.scope_kind = 'fund'
    or g.scope_kind = 'call' and g.scope_id = d.call_id::text
    or g.scope_kind = 'territory' and starts_with(d.territory, g.scope_id))
  where d.dossier_id = $1 and g.from_at <= $2 and (g.to_at is null or g.to_at > $2)
    and not exists (
      select from scoring.assignment x where x.dossier_id = d.dossier_id and x.reviewer_id = g.person_id)
    and not exists (
      select from scoring.conflict k
      where k.reviewer_id = g.person_id and k.call_id = d.call_id
        and (k.dossier_id is null or k.dossier_id = d.dossier_id))
    and scoring.ties_of(g.person_id, d.organisation_id) = '{}'
    and g.person_id not in (select o.person_id from application.instructors_of(d.dossier_id) o)
    and coalesce((c.rulebook #>> '{review,loadMax}')::int > (
      select count(*) from scoring.assignment a join scoring.panel p on p.dossier_id = a.dossier_id
      where a.reviewer_id = g.person_id and p.call_id = d.call_id
        and a.status in ('asked', 'accepted', 'scored')), true)`;

/** Reviewers who count, and yet are tied to the organisation: found after they were asked. */
const CONFLICTS_FOUND = `
  select count(*)::int as "conflictsFound",
    (select count(*)::int from scoring.conflict k where k.dossier_id = $1) as "conflictsKnown"
  from scoring.assignment a join access.dossier_scope s on s.dossier_id = a.dossier_id
  where a.dossier_id = $1 and a.status in ('asked', 'accepted', 'scored')
    and scoring.ties_of(a.reviewer_id, s.organisation_id) <> '{}'`;

/** Before the first assignment there is no panel, and at least one reviewer is wanted. */
const WAITS = `
  with known as (
    select coalesce(max(p.reviewers_wanted), 1) - (
        select count(*) from scoring.assignment a
        where a.dossier_id = $1 and a.status in ('asked', 'accepted', 'scored')) as missing,
      coalesce(max(p.shortage_told), 0) as told,
      coalesce(max(p.assignment_rounds), 0)::int as rounds
    from scoring.panel p where p.dossier_id = $1),
  asked as (
    select known.*, case when missing > 0 then (select count(*) from (${AVAILABLE_REVIEWERS}) r) else 0 end as available
    from known)
  select greatest(least(missing, available), 0)::int as "reviewersMissing",
    missing - available > told as "isShortageUntold", rounds as "assignmentRounds", f.*
  from asked cross join (${CONFLICTS_FOUND}) f`;

export const scoringFactsOn = ({ trx, now }: Context) => ({
  scoring: {
    listRanking: (callId) =>
      sql<RankedDossier>(
        trx,
        `select dossier_id as "dossierId", rank, mean_hundredths as "meanHundredths",
           spread_hundredths as "spreadHundredths"
         from scoring.ranked where call_id = $1 and version = (
           select max(version) from scoring.ranking where call_id = $1)
         order by rank`,
        [callId],
      ),
  } satisfies ScoringFacts,
  scoringWaits: {
    waits: async (dossierId: DossierId): Promise<ScoringWaits> =>
      oneRow(await sql<ScoringWaits>(trx, WAITS, [dossierId, now]), () => new Error('no waits')),
    /** While the committee has the dossier: only what may take it back. */
    late: async (dossierId: DossierId): Promise<LateWaits> =>
      oneRow(await sql<LateWaits>(trx, CONFLICTS_FOUND, [dossierId]), () => new Error('no waits')),
  },
});
