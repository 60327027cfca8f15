import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { statementOf } from '../../infra/bank-simulator/statement.ts';
import { logStep } from '../../infra/steps.ts';
import { commit, hold, order, raiseEnvelope, type EnvelopeShare } from '../../services/ledger/ledger-acts.ts';
import { localDateOf } from '../../services/shared/dates.ts';
import { newId, type DossierId, type TransferId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import { orderedTranche, type TrancheWorld } from '../support/builders/disbursement.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';
import { again } from './clones.ts';
import type { Ground } from './ground.ts';
import { lendPostgres } from './lending.ts';
import type { Line } from './table.ts';

const LINES = 10_000;
const AT_ONCE = 1_000;

/**
 * A payment run of ten thousand orders, each of a dossier of its own: prepared, signed twice, exported, its statement
 * imported, all settled. The yardstick does the same to the same number of plain rows, in as few statements as can be.
 */
export const paymentRun = async (ground: Ground): Promise<Line[]> => {
  await lendPostgres(ground);
  const world = await createWorld();
  ground.atEnd(() => world.drop());
  const payments = await orderedTranche(world);
  await cloneOrders(world, payments, LINES - 1);
  logStep(`payment-run: ${LINES} orders wait`);
  const bare = await bareRun(world.admin);
  const ours = await wholeRun(world, payments);
  const whole = Object.values(ours).reduce((left, right) => left + right, 0);
  return [
    {
      what: `payment run of ${LINES.toLocaleString('en-US')} orders, end to end: seconds`,
      yardstick: bare,
      ours: whole,
      ratio: whole / bare,
      goal: { of: 'ours', bound: 'most', value: 30 },
    },
    ...Object.entries(ours).map(([step, seconds]) => ({ what: `of these, to ${step}: seconds`, ours: seconds })),
  ];
};

const timed = async <Result>(work: () => Promise<Result>): Promise<readonly [seconds: number, result: Result]> => {
  const before = performance.now();
  const result = await work();
  return [(performance.now() - before) / 1000, result];
};

const wholeRun = async (world: World, { staff, funders }: TrancheWorld) => {
  const { preparePaymentRun, approvePaymentRun, exportPaymentRun, getPaymentFile, importStatement } =
    world.useCases.disbursement;
  const executionDate = localDateOf(await world.now());
  const asked = { funderId: funders.indh, executionDate };
  const [prepare, { id, count }] = await timed(() => preparePaymentRun(by(staff.payer), asked));
  if (count !== LINES) throw new Error(`the run has ${String(count)} lines`);
  const [sign] = await timed(async () => {
    await approvePaymentRun(by(staff.approver), id);
    await approvePaymentRun(by(staff.payer), id);
  });
  const [exporting, { orders }] = await timed(() => exportPaymentRun(by(staff.payer), id));
  const { bytes } = await getPaymentFile(staff.payer, id);
  const answers = orders.map(({ endToEndId }) => ({ endToEndId, answer: 'settled' as const }));
  const statement = Buffer.from(
    statementOf(bytes.toString(), answers, { statementId: 'BENCH-1', bookedOn: executionDate }),
  );
  const [importing, { matched }] = await timed(() => importStatement(by(staff.payer), statement));
  if (matched !== LINES) throw new Error(`the statement settled ${String(matched)} lines`);
  return { prepare, 'sign it twice': sign, export: exporting, 'import its statement': importing };
};

/** Orders like the first leg's, each of another dossier, organisation and account. */
const cloneOrders = async (world: World, payments: TrancheWorld, count: number): Promise<void> => {
  const { tranche, funders, dossierId } = payments;
  const leg = tranche.legs.find(({ funderId }) => funderId === funders.indh);
  if (leg === undefined) throw new Error('INDH has no leg');
  const made = Array.from({ length: count }, (_clone, index) => ({
    dossier_id: newId<DossierId>(),
    organisation_id: newId(),
    account_id: newId(),
    tranche_id: newId(),
    leg_id: newId(),
    order_id: newId(),
    n: index + 1,
  }));
  await world.admin.transaction(async (trx) => {
    // What guards each step has seen the first one go it.
    await trx.raw('set local session_replication_role = replica');
    await trx.raw('set local statement_timeout = 0');
    await trx.raw(
      `create temporary table made on commit drop as select * from jsonb_to_recordset(?) as m(dossier_id uuid,
         organisation_id uuid, account_id uuid, tranche_id uuid, leg_id uuid, order_id uuid, n int)`,
      [JSON.stringify(made)],
    );
    for (const statement of tablesOf({ ...payments, legId: leg.id, dossierId })) await trx.raw(statement);
  });
  await fund(world, payments, made);
};

/** Twenty-four digits, the last two of which check the others. */
const RIB = `lpad(m.n::text, 22, '8') || lpad((97 - lpad(m.n::text, 22, '8')::numeric * 100 % 97)::text, 2, '0')`;

const tablesOf = ({ dossierId, organisationId, tranche, legId }: TrancheWorld & { legId: string }): string[] => [
  again(
    'registry.organisation',
    `t.id = '${organisationId}'`,
    `'id', m.organisation_id, 'ice', null, 'registration_number', 'P-' || m.n`,
  ),
  again(
    'registry.account',
    `t.organisation_id = '${organisationId}' and t.status = 'active'`,
    `'id', m.account_id, 'organisation_id', m.organisation_id, 'rib', ${RIB}`,
  ),
  again(
    'application.dossier',
    `t.id = '${dossierId}'`,
    `'id', m.dossier_id, 'organisation_id', m.organisation_id, 'reference', 'P-' || m.n`,
  ),
  again(
    'access.dossier_scope',
    `t.dossier_id = '${dossierId}'`,
    `'dossier_id', m.dossier_id, 'organisation_id', m.organisation_id, 'reference', 'P-' || m.n`,
  ),
  again(
    'engine.process',
    `t.subject_id = '${dossierId}'`,
    `'workflow_id', 'dossier:' || m.dossier_id, 'subject_id', m.dossier_id, 'seen', t.version, 'sent', t.version`,
  ),
  again(
    'disbursement.tranche',
    `t.id = '${tranche.id}'`,
    `'id', m.tranche_id, 'signing_id', m.tranche_id, 'dossier_id', m.dossier_id, 'amount_centimes', (
       select l.amount_centimes from disbursement.leg l where l.id = '${legId}')`,
  ),
  again('disbursement.approval_party', `t.subject_id = '${tranche.id}'`, `'subject_id', m.tranche_id`),
  again(
    'disbursement.leg',
    `t.id = '${legId}'`,
    `'id', m.leg_id, 'tranche_id', m.tranche_id, 'dossier_id', m.dossier_id`,
  ),
  again(
    'disbursement.payment_order',
    `t.leg_id = '${legId}'`,
    `'id', m.order_id, 'leg_id', m.leg_id, 'account_id', m.account_id, 'rib', ${RIB},
     'end_to_end_id', 'P-' || m.n || '/T1/L1/1'`,
  ),
];

/** Their money, ordered in the books as the use cases do it. */
const fund = async (
  world: World,
  { envelopes, funders, tranche }: TrancheWorld,
  made: readonly { dossier_id: DossierId; order_id: string }[],
): Promise<void> => {
  const amount = tranche.legs.find(({ funderId }) => funderId === funders.indh)?.amount ?? dirhams(0);
  const shareOf = (dossierId: DossierId): EnvelopeShare => ({
    funderId: funders.indh,
    envelopeId: envelopes.indh,
    dossierId,
  });
  const dueAt = new Date('2100-01-01T00:00:00Z');
  for (let from = 0; from < made.length; from += AT_ONCE) {
    const part = made.slice(from, from + AT_ONCE);
    await world.transact(automatically('fund', newId()), async ({ ledger }) => {
      const holds = part.map(({ dossier_id }) => hold(shareOf(dossier_id), amount, { dueAt, subjectId: dossier_id }));
      await ledger.post([raiseEnvelope(shareOf(part[0]?.dossier_id ?? newId()), dirhams(100_000_000))]);
      const ids = await ledger.post(holds);
      const held = part.map(({ dossier_id }, index) => ({
        id: ids[index] ?? newId<TransferId>(),
        share: shareOf(dossier_id),
        amount,
        dueAt,
        subjectId: dossier_id,
      }));
      await ledger.post(held.map(commit));
      await ledger.post(part.map(({ dossier_id, order_id }) => order(shareOf(dossier_id), amount, order_id)));
    });
  }
};

/** As many rows brought through as many statuses, each with an event, in one durable transaction per step. */
const bareRun = async (knex: Knex): Promise<number> => {
  await knex.raw('create table public.bare_order (id uuid primary key, status text not null, reference text unique)');
  await knex.raw('create table public.bare_event (id bigint generated always as identity primary key, entry jsonb)');
  const ids = Array.from({ length: LINES }, () => randomUUID());
  await knex.raw(`insert into public.bare_order select id, 'ordered', id::text from unnest(?::uuid[]) as id`, [ids]);
  const [seconds] = await timed(async () => {
    for (const status of ['collected', 'signed', 'approved', 'sent', 'settled']) {
      await knex.transaction(async (trx) => {
        await trx.raw('update public.bare_order set status = ? where id = any (?::uuid[])', [status, ids]);
        await trx.raw(
          `insert into public.bare_event (entry)
           select jsonb_build_object('id', id, 'status', ?::text) from unnest(?::uuid[]) as id`,
          [status, ids],
        );
      });
    }
  });
  return seconds;
};
