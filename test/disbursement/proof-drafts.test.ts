import { ROLES, rolesWith } from '../../services/access/policy.ts';
import { newId } from '../../services/shared/ids.ts';
import {
  claimedTranche,
  plannedTranches,
  proofsFor,
  trancheOf,
  type PaymentWorld,
} from '../support/builders/disbursement.ts';
import { storedDocument } from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let payments: PaymentWorld;
beforeAll(async () => {
  world = await createWorld();
  payments = await plannedTranches(world);
});
afterAll(() => world.drop());

const drafts = async () => {
  const { id } = await trancheOf(world, payments, 1);
  return (await world.useCases.disbursement.listProofDrafts(payments.holder, id)).items;
};

describe('a claim that is put together', () => {
  it('keeps each proof, leaves one out again, and is claimed with the rest', async () => {
    const { draftProof, dropProofDraft, claimTranche } = world.useCases.disbursement;
    const { holder } = payments;
    const tranche = await trancheOf(world, payments, 1);
    const proofs = await proofsFor(world, holder, tranche);
    for (const proof of proofs) await draftProof(by(holder), tranche.id, proof);
    const spare = await draftProof(by(holder), tranche.id, proofs[0]!);
    expect(await drafts()).toHaveLength(proofs.length + 1);
    await dropProofDraft(by(holder), tranche.id, spare.id);
    expect(await drafts()).toMatchObject(proofs);
    await expect(dropProofDraft(by(holder), tranche.id, spare.id)).rejects.toMatchObject({ code: 'proof_missing' });
    await claimTranche(by(holder), tranche.id, { proofs });
    expect(await drafts()).toEqual([]);
    await expect(draftProof(by(holder), tranche.id, proofs[0]!)).rejects.toMatchObject({
      code: 'tranche_not_in_status',
    });
  });

  it('takes only what the tranche asks for, of a tranche that can be claimed', async () => {
    const other = await createWorld();
    try {
      const planned = await plannedTranches(other);
      const { draftProof } = other.useCases.disbursement;
      const { id } = await trancheOf(other, planned, 1);
      const documentId = await storedDocument(other, planned.holder, 'une photo');
      await expect(draftProof(by(planned.holder), id, { kind: 'lease', documentId })).rejects.toMatchObject({
        code: 'proof_not_asked',
      });
      for (const role of ROLES.filter((each) => !rolesWith('disbursement.claim').includes(each))) {
        const actor = await other.holding(`drafts-${role}`, role);
        await expect(draftProof(by(actor), id, { kind: 'rib_certificate', documentId })).rejects.toMatchObject({
          kind: expect.stringMatching(/forbidden|missing/) as string,
        });
      }
    } finally {
      await other.drop();
    }
  });
});

describe('one tranche', () => {
  it('says who had which part in its payment', async () => {
    const other = await createWorld();
    try {
      const claimed = await claimedTranche(other);
      const { getTranche } = other.useCases.disbursement;
      const shown = await getTranche(claimed.staff.verifier, claimed.tranche.id);
      expect(shown.parties).toContainEqual({ personId: claimed.holder.id, part: 'claimant' });
      const stranger = await other.holding('stranger', 'reviewer');
      await expect(getTranche(stranger, claimed.tranche.id)).rejects.toMatchObject({ kind: 'missing' });
      await expect(getTranche(stranger, newId())).rejects.toMatchObject({ code: 'tranche_missing' });
    } finally {
      await other.drop();
    }
  });
});
