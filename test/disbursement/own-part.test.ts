import type { TrancheView } from '../../services/disbursement/disbursement-views.ts';
import { dirhams } from '../../services/shared/money.ts';
import { apiOf } from '../support/api.ts';
import {
  differences,
  plannedTranches,
  proofsFor,
  trancheOf,
  type PaymentWorld,
} from '../support/builders/disbursement.ts';
import { by, createWorld, type World } from '../support/world.ts';

describe('the holder’s own part', () => {
  let world: World;
  let payments: PaymentWorld;
  let claimed: TrancheView;
  beforeAll(async () => {
    world = await createWorld();
    payments = await plannedTranches(world);
  });
  afterAll(() => world.drop());

  const money = () => world.useCases.disbursement.getDossierMoney(payments.holder, payments.dossierId);
  const shown = async () => (await money()).contribution.map((part) => part.shown);
  const judge = (id: string, verdict: 'verified' | 'waived') =>
    world.useCases.disbursement.checkProof(by(payments.staff.preparer), id as never, { verdict, reason: 'Vu' });
  const proofOf = (kind: string) => claimed.proofs.find((proof) => proof.kind === kind)!;
  const pledges = () =>
    world.admin.raw('select * from agreement.difference').then(({ rows }: { rows: unknown[] }) => rows);

  it('is pledged with the last signature, in cash and in kind', async () => {
    expect((await money()).contribution).toEqual([
      { nature: 'cash', pledged: dirhams(110_000), shown: 0n },
      { nature: 'in_kind', pledged: dirhams(90_000), shown: 0n },
    ]);
    expect(await pledges()).toEqual([]);
    await expect(world.admin('agreement.pledge').update({ amount_centimes: 1 })).rejects.toThrow('append-only');
  });

  it('is shown by a proof that says how much, once the proof is verified', async () => {
    const tranche = await trancheOf(world, payments, 1);
    const proofs = await proofsFor(world, payments.holder, tranche);
    const saying = proofs.map((proof, index) => ({
      ...proof,
      ownPart:
        index === 0
          ? { nature: 'in_kind' as const, amount: dirhams(90_001) }
          : { nature: 'cash' as const, amount: dirhams(70_000) },
    }));
    claimed = await world.useCases.disbursement.claimTranche(by(payments.holder), tranche.id, { proofs: saying });
    expect(proofOf('cash_contribution').ownPart).toEqual({ nature: 'cash', amount: dirhams(70_000) });
    expect(await shown()).toEqual([0n, 0n]);

    await judge(proofOf('cash_contribution').id, 'verified');
    await judge(proofOf('cash_contribution').id, 'verified');
    expect(await shown()).toEqual([dirhams(70_000), 0n]);
  });

  it('is no longer shown where the same proof is waived after all', async () => {
    await judge(proofOf('cash_contribution').id, 'waived');
    expect(await shown()).toEqual([0n, 0n]);
    await judge(proofOf('cash_contribution').id, 'verified');
    expect(await shown()).toEqual([dirhams(70_000), 0n]);
    expect(await differences(world)).toEqual([]);
  });

  it('is never more than what was pledged of its nature', async () => {
    const beyond = claimed.proofs.find(({ ownPart }) => ownPart?.nature === 'in_kind')!;
    await expect(judge(beyond.id, 'verified')).rejects.toMatchObject({
      kind: 'refused',
      code: 'contribution_exceeded',
    });
    expect(await shown()).toEqual([dirhams(70_000), 0n]);
  });

  it('stands in the money of the dossier, beside each funder’s, for whoever may read it', async () => {
    const as = apiOf(world);
    const { body } = (await as(payments.holder).get(`/dossiers/${payments.dossierId}/money`).expect(200)) as {
      body: Record<string, object[]>;
    };
    expect(body['funders']).toContainEqual(
      expect.objectContaining({ committed: { amount: '180000.00', currency: 'MAD' } }),
    );
    expect(body['guarantees']).toEqual([]);
    expect(body['contribution']).toMatchObject([
      { nature: 'cash', pledged: { amount: '110000.00' }, shown: { amount: '70000.00' } },
      { nature: 'in_kind', pledged: { amount: '90000.00' }, shown: { amount: '0.00' } },
    ]);
    await as(await world.person('stranger'))
      .get(`/dossiers/${payments.dossierId}/money`)
      .expect(404);
    const { kind, documentId } = proofOf('cash_contribution');
    const nothing = { nature: 'cash', amount: { amount: '0.00', currency: 'MAD' } };
    await as(payments.holder)
      .post(`/tranches/${claimed.id}/claim`, { proofs: [{ kind, documentId, ownPart: nothing }] })
      .expect(400);
  });

  it('is compared by check: a proof or a pledge that says otherwise than the books is named', async () => {
    const { id } = proofOf('cash_contribution');
    const proof = world.admin('disbursement.proof').where({ id });
    await proof.clone().update({ own_part_centimes: 1 });
    expect(await differences(world)).toMatchObject([{ what: 'contribution_of_proof', subject_id: id }]);
    await proof.clone().update({ own_part_centimes: dirhams(70_000).toString() });
    expect(await differences(world)).toEqual([]);

    await world.admin.transaction(async (trx) => {
      await trx.raw('set local session_replication_role = replica');
      await trx('agreement.pledge').where({ nature: 'cash' }).update({ amount_centimes: 5 });
    });
    expect(await pledges()).toMatchObject([{ what: 'contribution_pledged', subject_id: payments.dossierId }]);
  });
});
