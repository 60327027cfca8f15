import type { Knex } from 'knex';
import { appendOnly, asOwner } from '../shared/migration.ts';

const KINDS = `
  alter table reporting.report drop constraint report_kind;
  alter table reporting.report add constraint report_kind
    check (kind in ('progress', 'technical', 'financial', 'indicator', 'final'));
`;

const VERIFICATION = `
  create table reporting.verification (
    report_id uuid not null,
    code text not null,
    revision int not null,
    verified_hundredths bigint not null,
    note text not null,
    declared_by uuid not null,
    verified_by uuid not null,
    verified_at timestamptz not null,
    constraint verification_once primary key (report_id, code),
    constraint verification_submission foreign key (report_id, revision, declared_by)
      references reporting.submission (report_id, revision, submitted_by),
    constraint verification_four_eyes check (verified_by <> declared_by),
    constraint verification_value check (verified_hundredths >= 0)
  );
  create index verification_of_submission on reporting.verification (report_id, revision, declared_by);
`;

/** One row per indicator of a dossier, of the last accepted report that tells it: no result is counted twice. */
const RESULT = `
  create view reporting.result as
    select distinct on (r.dossier_id, i.value ->> 'code') r.dossier_id, i.value ->> 'code' as code, r.id as report_id,
      round((i.value ->> 'baseline')::numeric * 100)::bigint as baseline_hundredths,
      round((i.value ->> 'target')::numeric * 100)::bigint as target_hundredths,
      round((i.value ->> 'actual')::numeric * 100)::bigint as declared_hundredths,
      r.submitted_by as declared_by, v.verified_hundredths, v.verified_by
    from reporting.report r
    join reporting.submission s on s.report_id = r.id and s.revision = r.revision
    cross join lateral jsonb_array_elements(s.content -> 'indicators') i
    left join reporting.verification v on v.report_id = r.id and v.code = i.value ->> 'code'
    where r.status = 'accepted'
    order by r.dossier_id, i.value ->> 'code', r.due_on desc, r.number desc;
`;

const CLOSURE = `
  alter table reporting.closure add column retain_until date;
  alter table reporting.closure add column document_id uuid;
`;

/** Every kind of report, who has verified a figure, and until when a closed dossier is kept. */
export const up = (knex: Knex): Promise<void> =>
  asOwner(knex, [KINDS, VERIFICATION, appendOnly('reporting.verification'), RESULT, CLOSURE].join('\n'));

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `alter table reporting.closure drop column document_id, drop column retain_until;
     drop view reporting.result;
     drop table reporting.verification;
     alter table reporting.report drop constraint report_kind;
     alter table reporting.report add constraint report_kind check (kind in ('progress', 'final'))`,
  );
