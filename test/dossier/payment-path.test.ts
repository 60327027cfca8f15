import type { PaymentOrderId } from '../../services/shared/ids.ts';
import { apiOf } from '../support/api.ts';
import { settledTranche } from '../support/builders/disbursement.ts';
import { createWorld, type World } from '../support/world.ts';

/** From the bank's entry back to the rules: what an auditor must find in the one answer. */
const STATIONS = [
  'programme.call_published',
  'application.submitted',
  'application.eligibility_decided',
  'scoring.ranked',
  'committee.voted',
  'committee.decided',
  'cofinancing.approval_decided',
  'agreement.signed',
  'registry.account_certified',
  'disbursement.proof_checked',
  'disbursement.verified',
  'disbursement.approved',
  'disbursement.ordered',
  'disbursement.run_prepared',
  'disbursement.run_signed',
  'disbursement.sent',
  'disbursement.settled',
  'disbursement.statement_imported',
];

describe('the timeline of a payment', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.drop());

  it('goes in one answer from the rules and the vote to the bank, with who did each step', async () => {
    await settledTranche(world);
    const rows = (await world.admin('disbursement.payment_order').orderBy('id')) as { id: PaymentOrderId }[];
    const auditor = await world.holding('auditor', 'auditor');
    const answer = await apiOf(world)(auditor).get(`/payment-orders/${rows[0]!.id}/timeline?limit=200`).expect(200);
    const { items } = answer.body as { items: { kind: string; actorId: string; ruleVersion: string | null }[] };
    const told = items.map(({ kind }) => kind);
    expect(STATIONS.filter((station) => !told.includes(station))).toEqual([]);
    expect(items.some(({ ruleVersion }) => ruleVersion !== null)).toBe(true);
  });
});
