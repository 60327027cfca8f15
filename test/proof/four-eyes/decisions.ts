import { KEPT, byBoth, byOwner, erasing, type Attempt } from './attempt.ts';
import type { Scene } from './scene.ts';

const LINE = `(select id from cofinancing.line where status = 'approved' order by asked_at, position limit 1)`;
const PREPARER = `(select prepared_by from cofinancing.preparation where line_id = ${LINE} limit 1)`;
const DECIDER = `(select decided_by from cofinancing.line where id = ${LINE})`;

interface Level {
  readonly by: string;
  readonly represented?: string;
}

const level = ({ by, represented = by }: Level): string =>
  `insert into cofinancing.level_decision (line_id, level, decision, amount_centimes, conditions, decided_by, represented,
     delegation_id, decided_at)
   values (${LINE}, 2, 'approved', 100, '[]', ${by}, ${represented}, ${represented === by ? 'null' : 'gen_random_uuid()'}, now())`;

const set = (table: string, change: string, where = 'true'): string => `update ${table} set ${change} where ${where}`;
const ITEM = `(select item_id from committee.decision limit 1)`;
const SESSION = '(select id from committee.session limit 1)';
const MEMBER = `(select person_id from committee.vote limit 1)`;

const COFINANCING: readonly Attempt<Scene>[] = [
  byBoth('have who prepared a funder’s answer decide it', 'approver_prepared', () => level({ by: PREPARER })),
  byBoth('have a delegate of who prepared a funder’s answer decide it', 'approver_prepared', ({ stranger }) =>
    level({ by: `'${stranger}'`, represented: PREPARER }),
  ),
  byBoth('decide two levels as one person', 'approver_decided_before', () => level({ by: DECIDER })),
  byBoth('decide another level through a delegate', 'approver_decided_before', ({ stranger }) =>
    level({ by: `'${stranger}'`, represented: DECIDER }),
  ),
  byBoth('decide what is decided', 'approval_already_decided', ({ stranger }) => level({ by: `'${stranger}'` })),
  byBoth('change what a funder approved', KEPT, () =>
    set('cofinancing.line', 'approved_centimes = approved_centimes - 1', `id = ${LINE}`),
  ),
  byBoth('turn a yes into a no', KEPT, () =>
    set('cofinancing.line', `status = 'refused', approved_centimes = null, reason = 'x'`, `id = ${LINE}`),
  ),
  byBoth('replace who decided for a funder', KEPT, ({ stranger }) =>
    set('cofinancing.line', `decided_by = '${stranger}'`, `id = ${LINE}`),
  ),
  byBoth('draw a funder’s answer on another envelope', KEPT, () =>
    set('cofinancing.line', 'envelope_id = gen_random_uuid()', `id = ${LINE}`),
  ),
  byBoth(
    'prepare an answer after it was given',
    'approval_under_decision',
    ({ stranger }) =>
      `insert into cofinancing.preparation (line_id, number, opinion, note, prepared_by, prepared_at)
     values (${LINE}, 9, 'favourable', 'x', '${stranger}', now())`,
  ),
  byBoth(
    'ask one funder twice in one round',
    'line_asked_once',
    () =>
      `insert into cofinancing.line select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(),
         'position', 90 + g, 'status', 'planned', 'approved_centimes', null, 'decided_by', null, 'decided_at', null))).*
       from cofinancing.line l, generate_series(1, 2) g where id = ${LINE}`,
  ),
  byOwner('delete a round', KEPT, () => 'delete from cofinancing.round'),
];

const COMMITTEE: readonly Attempt<Scene>[] = [
  byBoth(
    'vote when the session is signed',
    'session_mismatch',
    ({ stranger }) =>
      `insert into committee.vote (item_id, session_id, person_id, vote, content_hash, cast_at)
     values (${ITEM}, ${SESSION}, '${stranger}', 'for', 'x', now())`,
  ),
  byBoth(
    'seat one person twice',
    'member_pkey',
    () =>
      `insert into committee.member (session_id, person_id, capacity, third)
     values (${SESSION}, ${MEMBER}, 'titular', 'state')`,
  ),
  byBoth('open a signed session again', 'session_mismatch', () => set('committee.session', `status = 'open'`)),
  byBoth('lower the quorum of a session', 'session_mismatch', () => set('committee.session', 'quorum = 1')),
  byBoth('change who was there', 'session_mismatch', () => set('committee.member', 'is_present = not is_present')),
  byBoth('decide again on what is settled', 'session_mismatch', () => set('committee.item', `status = 'listed'`)),
];

const AGREEMENT: readonly Attempt<Scene>[] = [
  byBoth('take an effective agreement back to signing', KEPT, () =>
    set('agreement.agreement', `status = 'signing', effective_at = null`),
  ),
  byBoth(
    'lift a suspension that one ordered oneself',
    'suspension_four_eyes',
    ({ stranger }) =>
      `insert into agreement.suspension (id, agreement_id, reason, review_on, suspended_by, suspended_at, lifted_by, lifted_at,
       lifting_reason)
     select gen_random_uuid(), id, 'x', current_date, '${stranger}', now(), '${stranger}', now(), 'y' from agreement.agreement`,
  ),
  byBoth(
    'sign for two parties as one person',
    'signature_one_party_each',
    () =>
      `insert into agreement.signatory (id, agreement_id, position, party, funder_id)
       select '00000000-0000-7000-8000-000000000009', id, 9, 'funder', gen_random_uuid() from agreement.agreement;
     insert into agreement.signature select '00000000-0000-7000-8000-000000000009', agreement_id, person_id, known_by, signed_at,
       content_hash, level, document_sha256, copy_id from agreement.signature limit 1`,
  ),
  byBoth(
    'sign another text than the agreement’s',
    'signature_content',
    ({ stranger }) =>
      `insert into agreement.signatory (id, agreement_id, position, party, funder_id)
       select '00000000-0000-7000-8000-000000000009', id, 9, 'funder', gen_random_uuid() from agreement.agreement;
     insert into agreement.signature select '00000000-0000-7000-8000-000000000009', agreement_id, '${stranger}', known_by,
       signed_at, repeat('0', 64), level, document_sha256, copy_id from agreement.signature limit 1`,
  ),
];

const KEPT_TABLES = [
  ['cofinancing.preparation', 'note'],
  ['cofinancing.level_decision', 'reason'],
  ['committee.vote', 'vote'],
  ['committee.decision', 'content'],
  ['committee.award_line', 'amount_centimes'],
  ['committee.minutes', 'content'],
  ['committee.signature', 'signed_at'],
  ['agreement.line', 'amount_centimes'],
  ['agreement.signature', 'signed_at'],
  ['disbursement.approval_party', 'part'],
  ['disbursement.leg', 'amount_centimes'],
  ['disbursement.payment_file', 'bytes'],
  ['disbursement.answer', 'booked_on'],
  ['disbursement.bank_statement', 'sha256'],
  ['disbursement.statement_entry', 'amount_centimes'],
  ['scoring.sheet', 'scores'],
  ['scoring.ranking', 'content_hash'],
  ['application.receipt', 'number'],
  ['application.eligibility_decision', 'reason'],
  ['application.revision', 'content'],
  ['programme.envelope_grant', 'amount_centimes'],
  ['programme.rulebook_version', 'hash'],
  ['audit.event', 'reason'],
  ['audit.event_amount', 'amount_centimes'],
  ['audit.personal', 'value'],
] as const;

export const DECISIONS: readonly Attempt<Scene>[] = [
  ...COFINANCING,
  ...COMMITTEE,
  ...AGREEMENT,
  ...KEPT_TABLES.flatMap(([table, column]) => erasing<Scene>(table, column)),
];
