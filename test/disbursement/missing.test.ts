import type { Actor, Command } from '../../services/shared/command.ts';
import { LocalDate } from '../../services/shared/dates.ts';
import { newId, type DocumentId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import { by, createWorld, type World } from '../support/world.ts';

type UseCases = World['useCases']['disbursement'];

const reason = { reason: 'Identifiant mal recopié' };
const receipt = { amount: dirhams(1), receivedOn: LocalDate.parse('2026-01-05'), bankReference: 'VIR-1' };
const inquiry = {
  answer: 'settled',
  bookedOn: receipt.receivedOn,
  documentId: newId<DocumentId>(),
  ...reason,
} as const;
const foreign = { entryIds: [newId()], on: { kind: 'foreign' }, ...reason } as const;
const verdict = { verdict: 'verified', ...reason } as const;

describe('what is not there', () => {
  let world: World;
  let payer: Actor;

  beforeAll(async () => {
    world = await createWorld();
    payer = await world.holding('payer', 'payer');
  });
  afterAll(() => world.drop());

  it.each<[code: string, ask: (useCases: UseCases, command: Command) => Promise<unknown>]>([
    ['tranche_missing', ({ orderTranche }, command) => orderTranche(command, newId())],
    ['leg_missing', ({ repairLeg }, command) => repairLeg(command, newId(), reason)],
    ['proof_missing', ({ checkProof }, command) => checkProof(command, newId(), verdict)],
    ['payment_order_missing', ({ answerByInquiry }, command) => answerByInquiry(command, newId(), inquiry)],
    ['payment_run_missing', ({ exportPaymentRun }, command) => exportPaymentRun(command, newId())],
    ['payment_run_missing', ({ printPaymentOrder }, command) => printPaymentOrder(command, newId())],
    ['entry_missing', ({ placeEntries }, command) => placeEntries(command, foreign)],
    ['placement_missing', ({ confirmPlacement }, command) => confirmPlacement(command, newId())],
    ['recovery_missing', ({ receiveRecovery }, command) => receiveRecovery(command, newId(), receipt)],
  ])('is refused as %s', async (code, ask) => {
    await expect(ask(world.useCases.disbursement, by(payer))).rejects.toMatchObject({ kind: 'missing', code });
  });
});
