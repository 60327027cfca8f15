import type { ClaimProof } from '../../services/disbursement/disbursement-inputs.ts';
import type { TrancheView } from '../../services/disbursement/disbursement-views.ts';
import { newId } from '../../services/shared/ids.ts';
import {
  claim,
  invoiceOf,
  offerByItself,
  orderedByFour,
  plannedTranches,
  proofsFor,
  settle,
  trancheOf,
  verifyProofs,
  type PaymentWorld,
} from '../support/builders/disbursement.ts';
import { storedDocument } from '../support/builders/registry.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

describe('a claim', () => {
  let world: World;
  let payments: PaymentWorld;
  beforeAll(async () => {
    world = await createWorld();
    payments = await plannedTranches(world);
  });
  afterAll(() => world.drop());

  const waits = () =>
    world.read(payments.holder, ({ disbursementWaits }) => disbursementWaits.waits(payments.dossierId));
  const claimWith = (tranche: TrancheView, proofs: readonly ClaimProof[]) =>
    world.useCases.disbursement.claimTranche(by(payments.holder), tranche.id, { proofs });

  it('follows tranches that planTranches plans once, however often it is asked', async () => {
    const { dossierId, holder } = payments;
    await world.useCases.disbursement.planTranches(automatically('planTranches', newId()), dossierId);
    const { items } = await world.useCases.disbursement.listTranches(holder, dossierId);
    expect(items.map(({ number, status }) => [number, status])).toEqual([
      [1, 'claimable'],
      [2, 'planned'],
      [3, 'planned'],
    ]);
    expect(items[1]!.requirements.find(({ proof }) => proof === 'sanitary_certificate')!.condition).toMatch(
      /sanitaire/,
    );
    expect(await waits()).toEqual({ areTranchesPlanned: true, trancheToOffer: null });
  });

  it('is not offered by offerTranche before the tranche before it is settled', async () => {
    await offerByItself(world, payments, 2);
    expect(await trancheOf(world, payments, 2)).toMatchObject({ status: 'planned' });
    await expect(offerByItself(world, payments, 4)).rejects.toMatchObject({ code: 'tranche_not_due' });
    await expect(offerByItself(world, payments, 1)).resolves.toBeUndefined();
    await expect(claim(world, payments, 2)).rejects.toMatchObject({ code: 'tranche_not_in_status' });
  });

  it('is refused by claimTranche with the kinds of proof that are missing', async () => {
    const tranche = await trancheOf(world, payments, 1);
    expect(tranche.blocks.map(({ code }) => code)).toEqual(['proof_missing', 'proof_missing']);
    expect(tranche.next).toEqual({ act: 'claim', role: 'project_holder', isReaderBarred: false });
    const [first] = await proofsFor(world, payments.holder, tranche);
    await expect(claimWith(tranche, [first!])).rejects.toMatchObject({
      kind: 'refused',
      code: 'proofs_missing',
      details: { proof: ['cash_contribution'] },
    });
    await expect(
      world.useCases.disbursement.claimTranche(by(payments.staff.preparer), tranche.id, { proofs: [first!] }),
    ).rejects.toMatchObject({ code: 'permission_denied' });
  });

  it('closes the wait for it, and a proof refused by checkProof opens it again with the reason', async () => {
    const claimed = await claim(world, payments, 1);
    const open = () => world.admin('engine.obligation').where('kind', 'claim').whereNull('closed_at');
    expect(claimed.status).toBe('claimed');
    expect(await open()).toHaveLength(0);

    const { checkProof, prepareTranche } = world.useCases.disbursement;
    const { preparer } = payments.staff;
    const [certificate, contribution] = claimed.proofs;
    await checkProof(by(preparer), certificate!.id, { verdict: 'waived', reason: 'Déjà au dossier' });
    await expect(prepareTranche(by(preparer), claimed.id)).rejects.toMatchObject({
      code: 'payment_blocked',
      details: { blocks: [{ code: 'proof_unverified', subject: 'cash_contribution' }] },
    });
    const reopened = await checkProof(by(preparer), contribution!.id, { verdict: 'refused', reason: 'Illisible' });
    expect(reopened).toMatchObject({ status: 'claimable', reopenedReason: 'Illisible' });
    expect(await open()).toHaveLength(1);

    const documentId = await storedDocument(world, payments.holder, 'a readable one');
    const again = await claimWith(reopened, [{ kind: 'cash_contribution', documentId }]);
    expect(again.proofs.map(({ status }) => status)).toEqual(['waived', 'refused', 'received']);
    await expect(
      checkProof(by(preparer), contribution!.id, { verdict: 'verified', reason: 'Tout compte fait' }),
    ).rejects.toMatchObject({ code: 'proof_already_checked' });
    await verifyProofs(world, payments, again);
  });

  it('is offered in its turn, and blocked while a condition of the award is open', async () => {
    const { prepareTranche, verifyTranche, approveTranche, orderTranche } = world.useCases.disbursement;
    const { preparer, verifier, approver, payer } = payments.staff;
    const { id } = await trancheOf(world, payments, 1);
    await prepareTranche(by(preparer), id);
    await verifyTranche(by(verifier), id);
    await approveTranche(by(approver), id);
    await settle(world, payments, await orderTranche(by(payer), id));
    expect(await waits()).toEqual({
      areTranchesPlanned: true,
      trancheToOffer: expect.stringMatching(/^2\/\d+$/) as string,
    });
    await offerByItself(world, payments, 2);
    const { blocks } = await trancheOf(world, payments, 2);
    expect(blocks).toContainEqual({ code: 'condition_open', subject: 'sanitary_certificate' });
  });

  it('refuses an invoice, or its file, that another dossier has used', async () => {
    const tranche = await trancheOf(world, payments, 2);
    const proofs = await proofsFor(world, payments.holder, tranche);
    const used = invoiceOf('FA-2026-0001');
    const elsewhere = await usedElsewhere(world, { number: 'FA-2026-0001', sha256: 'a'.repeat(64) });
    const withInvoice = (invoice: typeof used) =>
      proofs.map((proof) => (proof.kind === 'invoice' ? { ...proof, invoice } : proof));
    await expect(claimWith(tranche, withInvoice(used))).rejects.toMatchObject({
      kind: 'refused',
      code: 'invoice_already_used',
      details: { number: 'FA-2026-0001' },
    });
    const [proof] = await world.admin<object>('disbursement.proof').where('tranche_id', elsewhere);
    const twin = { ...proof, id: newId(), tranche_id: tranche.id };
    await expect(world.knex('disbursement.proof').insert(twin)).rejects.toThrow('invoice_counts_once');
    await expect(world.knex('disbursement.proof').insert({ ...twin, invoice_number: 'another' })).rejects.toThrow(
      'invoice_file_counts_once',
    );

    await world.admin('disbursement.proof').where({ tranche_id: elsewhere }).update({
      status: 'refused',
      checked_by: newId(),
      reason: 'Hors projet',
    });
    await expect(claimWith(tranche, withInvoice(used))).resolves.toMatchObject({ status: 'claimed' });
  });

  it('of a later tranche is paid like the first', async () => {
    const claimed = await trancheOf(world, payments, 2);
    await verifyProofs(world, payments, claimed);
    const { prepareTranche } = world.useCases.disbursement;
    await expect(prepareTranche(by(payments.staff.preparer), claimed.id)).resolves.toMatchObject({ blocks: [] });
    await expect(orderedByFour(world, payments, 2)).rejects.toMatchObject({ code: 'tranche_not_in_status' });
  });
});

/** A proof of a dossier that these people know nothing of. */
const usedElsewhere = async (world: World, { number, sha256 }: { number: string; sha256: string }) => {
  const trancheId = newId();
  await world.admin('disbursement.tranche').insert({
    id: trancheId,
    dossier_id: newId(),
    agreement_number: 'CONV-2026-0099',
    number: 1,
    amount_centimes: 100,
    requirements: '[]',
    status: 'planned',
    signing_id: trancheId,
    version: 1,
  });
  const { supplierIce, date, amount } = invoiceOf(number);
  await world.admin('disbursement.proof').insert({
    id: newId(),
    tranche_id: trancheId,
    kind: 'invoice',
    document_id: newId(),
    sha256,
    supplier_ice: supplierIce,
    invoice_number: number,
    invoice_date: date,
    invoice_centimes: amount.toString(),
    status: 'received',
  });
  return trancheId;
};
