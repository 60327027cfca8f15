import type { Knex } from 'knex';
import { bySystem } from '../../db/shared/reach.ts';
import { sql } from '../../db/shared/sql.ts';
import { gauge, type Family, type Source } from './families.ts';

/** One statement for one scrape: each measure reads few rows, by an index. Ages are of the wall clock, where people wait. */
const MEASURES = `
  with owed as (
    select count(*) as waiting, extract(epoch from clock_timestamp() - min(l.try_at)) as late
    from notification.letter l where l.delivered_at is null and l.given_up_at is null
  ), unseen as (
    select count(*) as processes, extract(epoch from clock_timestamp() - min(touched_at)) as age
    from engine.process where open and seen < version
  ), late as (
    select count(*) as waits, extract(epoch from engine.now() - min(next_at)) as age
    from engine.obligation where closed_at is null and next_at < engine.now()
  ), sent as (
    select count(*) as runs, extract(epoch from engine.now() - min(sent_at)) as age
    from disbursement.payment_run where status = 'sent'
  ), block as (
    select epoch, xid_to, sealed_at from audit.block order by number desc limit 1
  )
  select
    (select count(*) from engine.notice where delivered_at is null) as "notices",
    (select extract(epoch from engine.now() - min(created_at)) from engine.notice where delivered_at is null)
      as "noticeAge",
    owed.waiting as "letters", owed.late as "letterAge",
    (select count(*) from notification.letter where given_up_at is not null) as "lettersGivenUp",
    unseen.processes as "unseen", unseen.age as "unseenAge",
    late.waits as "lateWaits", late.age as "lateWaitAge",
    sent.runs as "sentRuns", sent.age as "sentRunAge",
    (select count(*) from engine.stuck_step where resolved_at is null) as "stuck",
    (select count(*) from documents.scan where settled_at is null) as "scans",
    (select extract(epoch from max(imported_at)) from disbursement.bank_statement) as "lastStatement",
    (select extract(epoch from sealed_at) from block) as "lastSealed",
    (select extract(epoch from clock_timestamp() - min(e.recorded_at)) from audit.event e
     where (e.epoch, e.xid) >= (coalesce((select epoch from block), 0), coalesce((select xid_to from block), '0')))
      as "unsealedAge",
    extract(epoch from engine.now()) as "now"
  from owed, unseen, late, sent`;

const OPEN_WAITS = 'select kind, count(*) as number from engine.obligation where closed_at is null group by kind';

type Measures = Readonly<Record<string, bigint | string | null>>;

/** Of the whole database, so that the largest of what several processes say is what holds. */
export const ofDatabase =
  (knex: Knex): Source =>
  async () => {
    const { measured = {}, waits } = await bySystem(knex, async (trx) => ({
      measured: (await sql<Measures>(trx, MEASURES))[0],
      waits: await sql<{ kind: string; number: bigint }>(trx, OPEN_WAITS),
    }));
    const openWaits = waits.map(({ kind, number }) => ({ labels: { kind }, value: Number(number) }));
    return [
      ...GAUGES.map(([name, measure, help]) => gauge(name, help, Number(measured[measure] ?? 0))),
      gauge('touiza_waits_open', 'Durable waits that are open, by their kind', openWaits),
      ...everSeen(measured),
    ];
  };

/** An age of nothing is 0. */
const GAUGES = [
  ['touiza_outbox_notices', 'notices', 'Notices that are addressed to nobody yet'],
  ['touiza_outbox_notice_age_seconds', 'noticeAge', 'Since the oldest of them was written'],
  ['touiza_outbox_letters', 'letters', 'Letters that are not delivered yet'],
  ['touiza_outbox_letter_late_seconds', 'letterAge', 'Since the one most overdue should have been tried'],
  ['touiza_outbox_letters_given_up', 'lettersGivenUp', 'Letters that nobody tries any more'],
  ['touiza_processes_unseen', 'unseen', 'Dossiers and calls whose last change their workflow has not seen'],
  ['touiza_process_unseen_seconds', 'unseenAge', 'Since the oldest of those changes'],
  ['touiza_waits_late', 'lateWaits', 'Open waits whose next rung or end has passed'],
  ['touiza_wait_late_seconds', 'lateWaitAge', 'Since the most overdue of them should have moved'],
  ['touiza_steps_stuck', 'stuck', 'Automatic steps that a rule refused and an operator is asked about'],
  ['touiza_scans_waiting', 'scans', 'Files that no scanner has judged yet'],
  ['touiza_runs_sent', 'sentRuns', 'Payment runs that were sent and that no statement has settled'],
  ['touiza_run_sent_age_seconds', 'sentRunAge', 'Since the oldest of them was sent'],
  ['touiza_audit_unsealed_seconds', 'unsealedAge', 'Since the oldest event that no block of the trail covers'],
  ['touiza_application_time_seconds', 'now', 'The application clock, in Unix time'],
] as const;

const INSTANTS = [
  [
    'touiza_bank_statement_last_timestamp_seconds',
    'lastStatement',
    'When the last statement was imported, by the application clock',
  ],
  ['touiza_audit_sealed_timestamp_seconds', 'lastSealed', 'When the last block of the trail was sealed, in Unix time'],
] as const;

/** Of what has never happened there is no instant, and nothing is said. */
const everSeen = (measured: Measures): Family[] =>
  INSTANTS.flatMap(([name, measure, help]) => {
    const instant = measured[measure] ?? null;
    return instant === null ? [] : [gauge(name, help, Number(instant))];
  });
