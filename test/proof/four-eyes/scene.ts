import { hold } from '../../../services/ledger/ledger-acts.ts';
import { localDateOf } from '../../../services/shared/dates.ts';
import { newId, type DossierId } from '../../../services/shared/ids.ts';
import { dirhams } from '../../../services/shared/money.ts';
import {
  claim,
  offerByItself,
  settledTranche,
  trancheOf,
  verifyProofs,
  type PaymentWorld,
} from '../../support/builders/disbursement.ts';
import { automatically, by, type World } from '../../support/world.ts';

interface Transfer {
  readonly id: string;
  readonly debit: string;
  readonly credit: string;
  readonly amount: string;
}

/** What the attempts are made on, by the ids that SQL needs: a dossier whose first tranche is paid. */
export interface Scene {
  readonly funder: string;
  readonly envelope: string;
  readonly committed: string;
  readonly otherEnvelope: string;
  readonly otherCommitted: string;
  /** A hold that was committed, and one that is open, as a posting would name them. */
  readonly resolved: Transfer & { readonly pending: string };
  readonly open: Transfer & { readonly pending: string };
  readonly ordered: Transfer;
  /** People of the payment that is under way, by id, and somebody who has no part in it. */
  readonly claimant: string;
  readonly preparer: string;
  readonly stranger: string;
  /** Who decides for a funder that has no part in it. */
  readonly ofAnotherFunder: string;
}

export const sceneOf = async (world: World, payments: PaymentWorld): Promise<Scene> => {
  const { funders, envelopes } = payments;
  const rows = async <Row>(sql: string): Promise<Row[]> => (await world.admin.raw<{ rows: Row[] }>(sql)).rows;
  const one = async <Row>(sql: string): Promise<Row> => {
    const [row] = await rows<Row>(sql);
    if (!row) throw new Error(`the scene has no row for: ${sql}`);
    return row;
  };
  const account = async (envelope: string, kind: string) =>
    (await one<{ id: string }>(`select id from ledger.account where envelope_id = '${envelope}' and kind = '${kind}'`))
      .id;
  const transfer = (where: string) =>
    one<Transfer>(
      `select id, debit, credit, amount::text from ledger.transfer t where book = '${funders.indh}' and ${where}`,
    );
  const pending = (of: Transfer) => ({ ...of, pending: `'${of.id}'` });

  await holdElsewhere(world, { funderId: funders.indh, envelopeId: envelopes.indh });
  const resolution = 'exists (select from ledger.transfer r where r.pending_id = t.id and r.kind = ';
  return {
    funder: funders.indh,
    envelope: await account(envelopes.indh, 'envelope'),
    committed: await account(envelopes.indh, 'committed'),
    otherEnvelope: await account(envelopes.region05, 'envelope'),
    otherCommitted: await account(envelopes.region05, 'committed'),
    resolved: pending(await transfer(`kind = 'hold' and ${resolution} 'post') limit 1`)),
    open: pending(
      await transfer(`kind = 'hold' and not exists (select from ledger.transfer r where r.pending_id = t.id)`),
    ),
    ordered: await transfer(`cause = 'ordered' limit 1`),
    claimant: payments.holder.id,
    preparer: payments.staff.preparer.id,
    stranger: (await world.person('stranger')).id,
    ofAnotherFunder: (await world.holding('of another funder', 'funder_approver', { kind: 'funder', id: newId() })).id,
  };
};

/** Tranche 1 is paid; tranche 2 is claimed, its proofs are verified, and it waits to be verified itself. */
export const preparedPayment = async (world: World): Promise<PaymentWorld> => {
  const payments = await settledTranche(world);
  await offerByItself(world, payments, 2);
  const claimed = await claim(world, payments, 2);
  await verifyProofs(world, payments, claimed);
  await world.useCases.disbursement.prepareTranche(by(payments.staff.preparer), claimed.id);
  return payments;
};

/** Then tranche 2 is ordered, and INDH's part of it lies in a run that nobody has signed. */
export const orderedPayment = async (world: World, payments: PaymentWorld): Promise<void> => {
  const { verifyTranche, approveTranche, orderTranche, preparePaymentRun } = world.useCases.disbursement;
  const { staff, funders } = payments;
  const { id } = await trancheOf(world, payments, 2);
  await verifyTranche(by(staff.verifier), id);
  await approveTranche(by(staff.approver), id);
  await orderTranche(by(staff.payer), id);
  const executionDate = localDateOf(await world.now());
  await preparePaymentRun(by(staff.payer), { funderId: funders.indh, executionDate });
};

/** What is held for another dossier, and still open. */
const holdElsewhere = (world: World, of: Pick<Parameters<typeof hold>[0], 'funderId' | 'envelopeId'>) =>
  world.transact(automatically('hold', newId()), ({ ledger }) => {
    const share = { ...of, dossierId: newId<DossierId>() };
    const due = { dueAt: new Date('2027-01-01T00:00:00Z'), subjectId: share.dossierId };
    return ledger.post([hold(share, dirhams(1), due)]);
  });
