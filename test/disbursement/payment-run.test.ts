import { createHash } from 'node:crypto';
import { readPain001 } from '../../services/disbursement/pain001-reading.ts';
import type { PaymentRunView } from '../../services/disbursement/disbursement-views.ts';
import { addDays, localDateOf } from '../../services/shared/dates.ts';
import type { FunderId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import { findingsOf } from '../support/schemas.ts';
import {
  answerRun,
  differences,
  orderedTranche,
  trancheOf,
  type TrancheWorld,
} from '../support/builders/disbursement.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

describe('a payment run', () => {
  let world: World;
  let payments: TrancheWorld;
  let run: PaymentRunView;
  const prepare = async (funderId: FunderId, days = 0) => {
    const executionDate = addDays(localDateOf(await world.now()), days);
    return world.useCases.disbursement.preparePaymentRun(by(payments.staff.payer), { funderId, executionDate });
  };
  const stored = async () => {
    const { bytes } = await world.useCases.disbursement.getPaymentFile(payments.staff.payer, run.id);
    return bytes;
  };

  beforeAll(async () => {
    world = await createWorld();
    payments = await orderedTranche(world);
  });
  afterAll(() => world.drop());

  it('collects what one funder has ordered, with its count and control sum', async () => {
    await expect(prepare(payments.funders.indh, -1)).rejects.toMatchObject({ code: 'execution_date_past' });
    run = await prepare(payments.funders.indh);
    expect(run).toMatchObject({
      messageId: 'RUN-INDH-2026-000001',
      count: 1,
      controlSum: dirhams(72_000),
      signatures: 0,
    });
    await expect(prepare(payments.funders.indh)).rejects.toMatchObject({ code: 'nothing_to_pay' });
    await expect(prepare(payments.funders.region08)).rejects.toMatchObject({ code: 'nothing_to_pay' });
  });

  it('is signed by two people, neither of whom handled the account, before it is exported', async () => {
    const { approvePaymentRun, exportPaymentRun } = world.useCases.disbursement;
    const { approver, payer } = payments.staff;
    await world.holding('desk-officer', 'payment_approver');
    await expect(approvePaymentRun(by(payments.officer), run.id)).rejects.toMatchObject({
      code: 'same_person_twice',
      details: { part: 'account' },
    });
    await approvePaymentRun(by(approver), run.id);
    await expect(approvePaymentRun(by(approver), run.id)).rejects.toMatchObject({ code: 'same_person_twice' });
    await expect(exportPaymentRun(by(payer), run.id)).rejects.toMatchObject({ code: 'run_not_in_status' });
    await expect(world.useCases.disbursement.getPaymentFile(payer, run.id)).rejects.toMatchObject({
      code: 'payment_file_missing',
    });
    expect(await approvePaymentRun(by(payer), run.id)).toMatchObject({ status: 'approved', signatures: 2 });
  });

  it('is exported once: asked again, the same bytes come back', async () => {
    const { exportPaymentRun } = world.useCases.disbursement;
    const sent = await exportPaymentRun(by(payments.staff.payer), run.id);
    const first = await stored();
    await world.moveTo(new Date((await world.now()).getTime() + 3_600_000));
    expect(await exportPaymentRun(by(payments.staff.payer), run.id)).toEqual(sent);
    expect((await stored()).equals(first)).toBe(true);
    expect(sent.status).toBe('sent');
    expect(sent.fileSha256).toBe(createHash('sha256').update(first).digest('hex'));
    const file = readPain001(first.toString());
    expect(file.orders).toMatchObject([{ endToEndId: 'CONV-2026-0001/T1/L1/1', amount: dirhams(72_000) }]);
    expect(await findingsOf('pain.001.001.09', first.toString())).toEqual([]);
    expect(await differences(world)).toEqual([]);
  });

  it('is not there for people who neither sign it nor audit', async () => {
    const { getPaymentRun, getPaymentFile } = world.useCases.disbursement;
    await expect(getPaymentRun(payments.holder, run.id)).rejects.toMatchObject({ code: 'payment_run_missing' });
    await expect(getPaymentFile(payments.holder, run.id)).rejects.toMatchObject({ code: 'payment_run_missing' });
    const elsewhere = { kind: 'funder', id: payments.funders.cdg } as const;
    const other = await world.holding('payer-cdg', 'payer', elsewhere);
    await expect(getPaymentRun(other, run.id)).rejects.toMatchObject({ code: 'payment_run_missing' });
    await expect(getPaymentRun(await world.holding('auditor', 'auditor'), run.id)).resolves.toMatchObject({ count: 1 });
  });

  it('is of unknown outcome after lapseStatement, until a statement says what became of it', async () => {
    const { lapseStatement } = world.useCases.disbursement;
    await lapseStatement(automatically('lapse', run.id), run.id);
    await lapseStatement(automatically('lapse', `${run.id}/again`), run.id);
    const leg = async () => (await trancheOf(world, payments, 1)).legs[0]!.status;
    expect(await leg()).toBe('unknown');
    expect(await world.admin('engine.notice').where('kind', 'disbursement.outcome_unknown')).toHaveLength(1);
    expect(await differences(world)).toEqual([]);
    await answerRun(world, payments, { runId: run.id });
    expect(await leg()).toBe('settled');
    expect(await differences(world)).toEqual([]);
  });

  it('holds back what would go to an account that is no longer in use', async () => {
    await world.admin('registry.account').update({ status: 'replaced' });
    await expect(prepare(payments.funders.region05)).rejects.toMatchObject({ code: 'nothing_to_pay' });
  });
});
