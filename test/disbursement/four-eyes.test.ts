import type { Knex } from 'knex';
import { bySystem } from '../../db/shared/reach.ts';
import {
  NEXT_ORDER_STATUSES,
  NEXT_TRANCHE_STATUSES,
  ORDER_STATUSES,
  PROOF_STATUSES,
  TRANCHE_STATUSES,
} from '../../services/disbursement/disbursement.ts';
import { BARS, SIGNATURES } from '../../services/disbursement/four-eyes.ts';
import { NEXT_RUN_STATUSES, RUN_STATUSES } from '../../services/disbursement/payment-run.ts';
import { MISMATCHES } from '../../services/disbursement/reconciliation.ts';
import { NEXT_PLACEMENT_STATUSES, PLACEMENT_KINDS, PLACEMENT_STATUSES } from '../../services/disbursement/placement.ts';
import { NEXT_RECOVERY_STATUSES, RECOVERY_CAUSES, RECOVERY_STATUSES } from '../../services/disbursement/recovery.ts';
import type { Role } from '../../services/access/policy.ts';
import type { Actor } from '../../services/shared/command.ts';
import { newId, type PersonId } from '../../services/shared/ids.ts';
import { claimedTranche, trancheOf, type TrancheWorld } from '../support/builders/disbursement.ts';
import { by, createWorld, type World } from '../support/world.ts';

const ROLES: Role[] = ['payment_preparer', 'payment_verifier', 'payment_approver', 'payer'];

describe('four eyes on a tranche', () => {
  let world: World;
  let payments: TrancheWorld;
  let people: Record<'first' | 'second' | 'third' | 'fourth', Actor>;
  const everyRole = async (account: string): Promise<Actor> => {
    for (const role of ROLES) await world.holding(account, role);
    return world.person(account);
  };

  beforeAll(async () => {
    world = await createWorld();
    payments = await claimedTranche(world);
    people = {
      first: await everyRole('first'),
      second: await everyRole('second'),
      third: await everyRole('third'),
      fourth: await everyRole('fourth'),
    };
    const [certificate, contribution] = payments.tranche.proofs;
    const verdict = { verdict: 'verified', reason: 'Conforme' } as const;
    const claimant = await everyRole('holder-tazart');
    const own = world.useCases.disbursement.checkProof(by(claimant), certificate!.id, verdict);
    await expect(own).rejects.toMatchObject({ code: 'same_person_twice', details: { part: 'claimant' } });
    await world.useCases.disbursement.checkProof(by(people.first), certificate!.id, verdict);
    await world.useCases.disbursement.checkProof(by(await everyRole('checker')), contribution!.id, verdict);
  });
  afterAll(() => world.drop());

  const step = (name: 'prepareTranche' | 'verifyTranche' | 'approveTranche' | 'orderTranche', actor: Actor) =>
    world.useCases.disbursement[name](by(actor), payments.tranche.id);
  const refused = (part: string) => ({ kind: 'refused', code: 'same_person_twice', details: { part } });
  const handlers = async () => [await everyRole('desk-officer'), await everyRole('holder-tazart')];

  it('bars from prepareTranche who handled the account, and who claimed', async () => {
    for (const handler of await handlers()) {
      await expect(step('prepareTranche', handler)).rejects.toMatchObject({ code: 'same_person_twice' });
    }
    await expect(step('prepareTranche', people.first)).resolves.toMatchObject({ status: 'prepared' });
  });

  it('bars from verifyTranche the preparer, who judged its proofs, and who handled the account', async () => {
    await expect(step('verifyTranche', people.first)).rejects.toMatchObject(refused('preparer'));
    await expect(step('verifyTranche', await everyRole('checker'))).rejects.toMatchObject(refused('checker'));
    for (const handler of await handlers()) {
      await expect(step('verifyTranche', handler)).rejects.toMatchObject({ code: 'same_person_twice' });
    }
    await expect(step('verifyTranche', people.second)).resolves.toMatchObject({ status: 'verified' });
  });

  it('bars from approveTranche the two before, and who acts for one of them', async () => {
    await expect(step('approveTranche', people.first)).rejects.toMatchObject(refused('preparer'));
    await expect(step('approveTranche', people.second)).rejects.toMatchObject(refused('verifier'));
    const delegate: Actor = {
      ...people.third,
      onBehalfOf: { personId: people.first.id as PersonId, funderId: null },
    };
    await expect(step('approveTranche', delegate)).rejects.toMatchObject(refused('preparer'));
    const { items } = await world.useCases.disbursement.listTranches(people.first, payments.dossierId);
    expect(items[0]!.next).toEqual({ act: 'approve', role: 'payment_approver', isReaderBarred: true });
    await expect(step('approveTranche', people.third)).resolves.toMatchObject({ status: 'approved' });
  });

  it('bars from orderTranche the three before', async () => {
    await expect(step('orderTranche', people.first)).rejects.toMatchObject(refused('preparer'));
    await expect(step('orderTranche', people.second)).rejects.toMatchObject(refused('verifier'));
    await expect(step('orderTranche', people.third)).rejects.toMatchObject(refused('approver'));
  });

  type Attempt = [name: string, refusal: RegExp, attempt: (knex: Knex) => PromiseLike<unknown>];
  const onParties = (): Attempt[] => {
    const party = (person: Actor, part: string) => (knex: Knex) =>
      knex('disbursement.approval_party').insert({ subject_id: payments.tranche.id, person_id: person.id, part });
    const parties = (knex: Knex) => knex('disbursement.approval_party');
    return [
      ['the approver as payer', /approval_party_pkey/, party(people.third, 'payer')],
      ['the preparer as payer', /approval_party_pkey/, party(people.first, 'payer')],
      ['the handler of the account as payer', /approval_party_pkey/, party(payments.officer, 'payer')],
      ['a second approver', /approval_party_signs_once/, party(people.fourth, 'approver')],
      ['a part changed', /append-only|permission denied/, (knex) => parties(knex).update({ part: 'payer' })],
      ['a part deleted', /append-only|permission denied/, (knex) => parties(knex).delete()],
      ['every part gone', /append-only|permission denied/, (knex) => knex.raw('truncate disbursement.approval_party')],
    ];
  };

  const onTranche = (): Attempt[] => {
    const update = (change: object) => (knex: Knex) =>
      knex('disbursement.tranche').where({ id: payments.tranche.id }).update(change);
    const leg = (knex: Knex) => knex('disbursement.leg').where({ id: payments.tranche.legs[0]!.id });
    const { second, third, fourth } = people;
    return [
      ['an order without a payer', /nobody has signed/, update({ status: 'ordered' })],
      ['an order by who has no part', /nobody has signed/, update({ status: 'ordered', ordered_by: fourth.id })],
      ['an order by the approver', /nobody has signed/, update({ status: 'ordered', ordered_by: third.id })],
      ['an order by the verifier', /nobody has signed/, update({ status: 'ordered', ordered_by: second.id })],
      ['another approver in place of the first', /does not change/, update({ approved_by: fourth.id })],
      ['a leap to settled', /nobody has signed/, update({ status: 'settled', settled_at: new Date() })],
      ['a step back', /no step of a tranche/, update({ status: 'verified' })],
      ['a claim given back with its signatures', /does not change/, update({ status: 'claimable' })],
      ['another amount', /does not change/, update({ amount_centimes: 1 })],
      ['a leg deleted', /append-only|permission denied/, (knex) => leg(knex).delete()],
      ['a leg changed', /append-only|permission denied/, (knex) => leg(knex).update({ amount_centimes: 1 })],
    ];
  };

  const onOrders = (): Attempt[] => {
    const order = {
      leg_id: payments.tranche.legs[0]!.id,
      attempt: 1,
      status: 'ordered',
      end_to_end_id: 'forged',
      amount_centimes: '7200000',
      account_id: newId(),
      rib: '999780000000000000000105',
      payee_name: 'Somebody',
    };
    const insert = (change: object) => (knex: Knex) =>
      knex('disbursement.payment_order').insert({ id: newId(), ...order, ...change });
    return [
      ['an order of a tranche that is not ordered', /is not ordered/, insert({})],
      ['an order for another amount', /no more and no less/, insert({ amount_centimes: 1 })],
      ['a second attempt that nobody signed', /begins ordered with its tranche/, insert({ attempt: 2 })],
    ];
  };

  it('is kept by the database too, against the application and against its owner', async () => {
    for (const [name, refusal, attempt] of [...onParties(), ...onTranche(), ...onOrders()]) {
      // Row security would hide the rows from an application that is nobody: it is tried by one that sees them all.
      const ways = [() => bySystem(world.knex, async (trx) => await attempt(trx)), () => attempt(world.admin)];
      for (const way of ways) {
        const outcome = await way().then(
          () => 'done',
          (error: unknown) => String(error),
        );
        expect(`${name}: ${outcome}`).toMatch(refusal);
      }
    }
    expect(await trancheOf(world, payments, 1)).toMatchObject({ status: 'approved' });
  });

  it('lets the fourth person order', async () => {
    await expect(step('orderTranche', people.fourth)).resolves.toMatchObject({ status: 'ordered' });
    const order = { status: 'sent', run_id: newId() };
    await expect(world.admin('disbursement.payment_order').update(order)).rejects.toThrow(
      'an order leaves with its run',
    );
    await expect(world.admin('disbursement.payment_order').update({ rib: '0' })).rejects.toThrow('does not change');
  });

  it('has the same statuses and steps in the tables as in the code', async () => {
    const { rows } = await world.admin.raw<{ rows: { step: string }[] }>(
      `select concat_ws(' ', what, from_status, to_status) as step from disbursement.status_step`,
    );
    const tables: Record<string, Record<string, readonly string[]>> = {
      tranche: NEXT_TRANCHE_STATUSES,
      payment_order: NEXT_ORDER_STATUSES,
      payment_run: NEXT_RUN_STATUSES,
      recovery: NEXT_RECOVERY_STATUSES,
      placement: NEXT_PLACEMENT_STATUSES,
    };
    const written = Object.entries(tables).flatMap(([what, next]) =>
      Object.entries(next).flatMap(([from, targets]) => targets.map((to) => `${what} ${from} ${to}`)),
    );
    expect(rows.map(({ step }) => step).sort()).toEqual(written.sort());
  });

  it.each([
    ['tranche_status', TRANCHE_STATUSES],
    ['payment_order_status', ORDER_STATUSES],
    ['payment_run_status', RUN_STATUSES],
    ['proof_status', PROOF_STATUSES],
    ['recovery_status', RECOVERY_STATUSES],
    ['recovery_cause', RECOVERY_CAUSES],
    ['placement_kind', PLACEMENT_KINDS],
    ['placement_status', PLACEMENT_STATUSES],
    ['statement_entry_mismatch', MISMATCHES],
    ['approval_party_part', [...SIGNATURES, ...BARS]],
  ])('the check %s lists what the code lists', async (name, values) => {
    const { rows } = await world.admin.raw<{ rows: { text: string }[] }>(
      'select pg_get_constraintdef(oid) as text from pg_constraint where conname = ? and connamespace = ?::regnamespace',
      [name, 'disbursement'],
    );
    const listed = [...(rows[0]?.text ?? '').matchAll(/'(\w+)'/g)].map(([, value]) => value);
    expect(listed.sort()).toEqual([...values].sort());
  });
});
