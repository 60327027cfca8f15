import { BACK_DATED, KEPT, NO_RIGHT, NO_STEP, byBoth, byOwner, erasing, type Attempt } from './attempt.ts';
import type { Scene } from './scene.ts';

const copyOf = (change: string): string =>
  `insert into audit.event overriding system value
   select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'seq', 900000000, ${change}))).*
   from audit.event e order by seq limit 1`;
const NOW = `'recorded_at', clock_timestamp(), 'xid', pg_current_xact_id()::text`;

const TRAIL: readonly Attempt<Scene>[] = [
  {
    what: 'write an event beside the function that records',
    as: ['application'],
    refusedBy: [NO_RIGHT],
    sql: () => 'insert into audit.event default values',
  },
  byOwner('write an event dated a day before', BACK_DATED, () => copyOf(`'xid', pg_current_xact_id()::text`)),
  byOwner('write an event as if an earlier transaction had', BACK_DATED, () =>
    copyOf(`'recorded_at', clock_timestamp()`),
  ),
  byOwner('record a refusal without its code', 'event_refusal', () => copyOf(`${NOW}, 'outcome', 'refused'`)),
];

const ENGINE: readonly Attempt<Scene>[] = [
  byBoth(
    'let a dossier skip from application to execution',
    NO_STEP,
    () =>
      `insert into engine.process (workflow_id, type, subject_id, stage)
       values ('dossier:attempt', 'dossier', gen_random_uuid(), 'application');
     update engine.process set stage = 'execution' where workflow_id = 'dossier:attempt'`,
  ),
  byBoth(
    'begin a dossier in its execution',
    NO_STEP,
    () =>
      `insert into engine.process (workflow_id, type, subject_id, stage)
     values ('dossier:attempt', 'dossier', gen_random_uuid(), 'execution')`,
  ),
  byBoth(
    'take a dossier in execution back to its committee',
    NO_STEP,
    () => `update engine.process set stage = 'committee' where stage = 'execution'`,
  ),
  byBoth('set the clock back', 'TZ002', () => `update engine.clock set ahead = ahead - interval '1 day'`),
  byBoth('rewrite what a command answered', KEPT, () => `update engine.command set outcome = 'other'`),
  byBoth('rewrite who asked a command', KEPT, () => `update engine.command set actor_id = 'other'`),
  byOwner('forget a command, so that it may be asked again', KEPT, () => 'delete from engine.command'),
  byOwner('forget every command', KEPT, () => 'truncate engine.command'),
];

const RIGHTS: readonly Attempt<Scene>[] = [
  byBoth(
    'give oneself a role',
    'role_grant_not_to_oneself',
    ({ stranger }) =>
      `insert into access.role_grant (id, person_id, role, scope_kind, from_at, granted_by)
     values (gen_random_uuid(), '${stranger}', 'auditor', 'fund', now(), '${stranger}')`,
  ),
  byBoth(
    'turn a role into another',
    KEPT,
    () => `update access.role_grant set role = 'fund_administrator' where role = 'reviewer'`,
  ),
  byBoth(
    'move a role to another person',
    KEPT,
    ({ stranger }) => `update access.role_grant set person_id = '${stranger}' where role = 'payer'`,
  ),
  byBoth(
    'begin a role earlier than it was given',
    KEPT,
    () => `update access.role_grant set from_at = from_at - interval '1 day'`,
  ),
  byBoth('delegate to oneself', 'delegation_not_to_oneself', ({ stranger }) => delegation(stranger, stranger)),
  byBoth(
    'raise the ceiling of a delegation',
    KEPT,
    ({ stranger, preparer }) =>
      `${delegation(stranger, preparer)}; update access.delegation set amount_max_centimes = 999999`,
  ),
  byBoth(
    'prolong a role that ends',
    KEPT,
    () => `update access.role_grant set to_at = now() + interval '1 day'; update access.role_grant set to_at = null`,
  ),
  byOwner('delete a role that was granted', KEPT, () => 'delete from access.role_grant'),
  byOwner('forget every role that was granted', KEPT, () => 'truncate access.role_grant cascade'),
  ...erasing<Scene>('programme.envelope', 'funder_id'),
  byBoth(
    'open an envelope twice for one purpose',
    'envelope_once',
    () =>
      `insert into programme.envelope select gen_random_uuid(), funder_id, instrument, year, call_id, territory, marker
     from programme.envelope limit 1`,
  ),
  byBoth(
    'certify the account that one declared oneself',
    'account_four_eyes',
    ({ stranger }) =>
      `insert into registry.account (id, organisation_id, rib, status, declared_by, certified_by, certificate_id,
       activates_at)
     select gen_random_uuid(), id, '999999999999999999999998', 'certified', '${stranger}', '${stranger}', gen_random_uuid(), now()
     from registry.organisation limit 1`,
  ),
  byBoth(
    'pay another account than was certified',
    'account_not_declared',
    () => `update registry.account set rib = '999999999999999999999997' where status = 'active'`,
  ),
];

const delegation = (from: string, to: string): string =>
  `insert into access.delegation (id, funder_id, delegator_id, delegate_id, from_at, to_at, act, granted_at)
   select gen_random_uuid(), id, '${from}', '${to}', now(), now() + interval '1 day', 'x', now() from programme.funder limit 1`;

const DOCUMENTS: readonly Attempt<Scene>[] = [
  byBoth(
    'call a document clean that no scan found clean',
    'document_not_clean',
    ({ stranger }) =>
      `insert into documents.document (id, sha256, name, media_type, size, uploaded_by, status, received_at)
     values (gen_random_uuid(), repeat('0', 64), 'x.pdf', 'application/pdf', 1, '${stranger}', 'clean', now())`,
  ),
  byBoth(
    'give a paper’s number twice',
    'paper_number_once',
    () =>
      `insert into documents.paper select (jsonb_populate_record(p, jsonb_build_object('document_id',
       (select id from documents.document where id not in (select document_id from documents.paper) limit 1),
       'code', 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-A'))).* from documents.paper p limit 1`,
  ),
  byBoth(
    'give a receipt’s number twice',
    'receipt_number_unique',
    () =>
      `insert into application.receipt select (jsonb_populate_record(r, jsonb_build_object('dossier_id', gen_random_uuid(),
       'sequence', 900, 'tracking_hash', 'x'))).* from application.receipt r limit 1`,
  ),
];

export const EVIDENCE: readonly Attempt<Scene>[] = [...TRAIL, ...ENGINE, ...RIGHTS, ...DOCUMENTS];
