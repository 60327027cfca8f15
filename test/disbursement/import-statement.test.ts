import { asDomainError } from '../../db/shared/constraints.ts';
import { statementOf } from '../../infra/bank-simulator/statement.ts';
import { LocalDate } from '../../services/shared/dates.ts';
import type { PaymentRunView } from '../../services/disbursement/disbursement-views.ts';
import {
  answerRun,
  bankStatement,
  differences,
  orderedTranche,
  sentRun,
  trancheOf,
  type TrancheWorld,
} from '../support/builders/disbursement.ts';
import { by, createWorld, type World } from '../support/world.ts';
import { entryText, statementText } from './statements.ts';

describe('importStatement', () => {
  let world: World;
  let payments: TrancheWorld;
  let runs: Record<'indh' | 'region05' | 'cdg', PaymentRunView>;
  beforeAll(async () => {
    world = await createWorld();
    payments = await orderedTranche(world);
    const { indh, region05, cdg } = payments.funders;
    runs = {
      indh: await sentRun(world, payments, indh),
      region05: await sentRun(world, payments, region05),
      cdg: await sentRun(world, payments, cdg),
    };
  });
  afterAll(() => world.drop());

  const importBytes = (bytes: Buffer) => world.useCases.disbursement.importStatement(by(payments.staff.payer), bytes);
  const legs = async () => (await trancheOf(world, payments, 1)).legs;

  it('settles once, whoever imports the same statement again or at the same moment', async () => {
    const bytes = await bankStatement(world, payments, { runId: runs.indh.id });
    const answers = await Promise.all([importBytes(bytes), importBytes(bytes)]);
    expect(answers.map(({ alreadyImported }) => alreadyImported).sort()).toEqual([false, true]);
    const again = await importBytes(bytes);
    expect(again).toMatchObject({ alreadyImported: true, matched: 1, unmatched: 0 });
    const otherBytes = Buffer.from(bytes.toString().replace('?>', '?>\n<!-- downloaded twice -->'));
    expect(await importBytes(otherBytes)).toMatchObject({ id: again.id, alreadyImported: true });
    expect((await legs()).map(({ status }) => status)).toEqual(['settled', 'sent', 'sent']);
    expect(await differences(world)).toEqual([]);
    const events = world.admin<{ kind: string; subject_id: string }>('audit.event').where({ subject_id: again.id });
    expect((await events.orderBy('seq')).map(({ kind }) => kind)).toEqual([
      'disbursement.statement_imported',
      ...Array<string>(3).fill('disbursement.statement_seen_again'),
    ]);
  });

  it('keeps one answer of a kind for an order: the database refuses a second', async () => {
    const second = world.knex.raw('insert into disbursement.answer select * from disbursement.answer limit 1');
    expect(asDomainError(await second.catch((error: unknown) => error))).toMatchObject({
      code: 'payment_already_answered',
    });
  });

  it('refuses a known number with other entries', async () => {
    const bytes = await bankStatement(world, payments, { runId: runs.region05.id });
    const other = bytes.toString().replaceAll('CONV-2026-0001/T1/L2/1', 'SOMETHING-ELSE');
    expect(await importBytes(Buffer.from(other))).toMatchObject({ matched: 0, unmatched: 1 });
    await expect(importBytes(bytes)).rejects.toMatchObject({ kind: 'conflict', code: 'statement_differs' });
  });

  it('keeps in a queue what fits no order, with what it might be', async () => {
    const { items } = await world.useCases.disbursement.listUnmatchedEntries(payments.staff.payer, { limit: 50 });
    expect(items).toMatchObject([
      { endToEndId: 'SOMETHING-ELSE', mismatch: 'reference_unknown', suggestions: ['CONV-2026-0001/T1/L2/1'] },
    ]);
    await expect(
      world.useCases.disbursement.listUnmatchedEntries(payments.holder, { limit: 50 }),
    ).rejects.toMatchObject({ code: 'permission_denied' });
  });

  it('refuses what is no statement, and the statement of a stranger', async () => {
    await expect(importBytes(Buffer.from('%PDF-1.7'))).rejects.toMatchObject({ code: 'not_a_bank_statement' });
    await expect(importBytes(Buffer.from([0xff, 0xfe, 0x00]))).rejects.toMatchObject({ code: 'not_a_bank_statement' });
    const stranger = statementText({
      account: '<Id><IBAN>MA64999780000000000000000105</IBAN></Id>',
      entries: entryText(),
    });
    await expect(importBytes(Buffer.from(stranger))).rejects.toMatchObject({ code: 'statement_account_unknown' });
  });

  it('takes a debit with its credit as a return; the leg is repaired, approved and ordered anew, and settles', async () => {
    const [, , leg] = await legs();
    const returned = { endToEndId: leg!.endToEndId!, answer: 'returned', reason: 'AC04' } as const;
    await answerRun(world, payments, { runId: runs.cdg.id, answers: [returned] });
    expect((await legs())[2]).toMatchObject({ status: 'returned', returnReason: 'AC04' });
    expect(await differences(world)).toEqual([]);

    const { repairLeg, approveRetry, orderRetry } = world.useCases.disbursement;
    const { payer, approver } = payments.staff;
    await expect(orderRetry(by(payer), leg!.id)).rejects.toMatchObject({ code: 'order_not_in_status' });
    await repairLeg(by(payer), leg!.id, { reason: 'La banque a rouvert le compte' });
    await expect(orderRetry(by(payer), leg!.id)).rejects.toMatchObject({ code: 'order_not_in_status' });
    await approveRetry(by(approver), leg!.id);
    await world.holding('approver', 'payer');
    await expect(orderRetry(by(approver), leg!.id)).rejects.toMatchObject({ code: 'same_person_twice' });
    const { legs: after } = await orderRetry(by(payer), leg!.id);
    expect(after[2]).toMatchObject({ status: 'ordered', attempt: 2, endToEndId: 'CONV-2026-0001/T1/L3/2' });
    const second = await sentRun(world, payments, payments.funders.cdg);
    await answerRun(world, payments, { runId: second.id });
    expect((await legs())[2]).toMatchObject({ status: 'settled', attempt: 2 });
    expect(await differences(world)).toEqual([]);
  });

  it('opens a settled tranche again when money comes back late', async () => {
    await answerRun(world, payments, { runId: runs.region05.id });
    expect(await trancheOf(world, payments, 1)).toMatchObject({ status: 'settled' });
    const { bytes } = await world.useCases.disbursement.getPaymentFile(payments.staff.payer, runs.indh.id);
    const answers = [{ endToEndId: 'CONV-2026-0001/T1/L1/1', answer: 'returned' }] as const;
    const late = statementOf(bytes.toString(), answers, {
      statementId: 'LATE',
      bookedOn: LocalDate.parse('2026-07-09'),
    });
    expect(await importBytes(Buffer.from(late))).toMatchObject({ matched: 1, unmatched: 1 });
    expect(await trancheOf(world, payments, 1)).toMatchObject({ status: 'ordered', settledAt: null });
    expect((await legs())[0]).toMatchObject({ status: 'returned' });
    expect(await differences(world)).toEqual([]);
  });

  it('leaves every step of a payment in the timeline of its order', async () => {
    const [leg] = await legs();
    const rows = await world
      .admin('audit.event')
      .whereRaw('related && array[?, ?]::text[]', [String(leg!.orderId), payments.tranche.id])
      .orderBy('seq');
    const kinds = rows.map(({ kind }: { kind: string }) => kind.replace('disbursement.', ''));
    for (const kind of [
      'claimed',
      'prepared',
      'verified',
      'approved',
      'ordered',
      'run_signed',
      'sent',
      'settled',
      'returned',
    ]) {
      expect(kinds).toContain(kind);
    }
  });
});
