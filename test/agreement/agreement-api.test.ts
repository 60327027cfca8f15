import { createHash } from 'node:crypto';
import type { AgreementView } from '../../services/agreement/agreement-views.ts';
import { AGREEMENT_KINDS, AGREEMENT_STATUSES } from '../../services/agreement/agreement.ts';
import { apiOf } from '../support/api.ts';
import { preparedAgreement } from '../support/builders/agreement.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

describe('the agreement over HTTP', () => {
  it('is shown with the text whose hash is signed, and signed by each party in turn', async () => {
    const { dossierId, holder, people, signers } = await preparedAgreement(world);
    const as = apiOf(world);
    const path = `/dossiers/${dossierId}/agreement`;
    const shown = await as(holder).get(path).expect(200);
    const agreement = shown.body as AgreementView;
    expect(shown.headers['etag']).toBe('"1"');
    expect(agreement).toMatchObject({ total: { amount: '300000.00', currency: 'MAD' }, status: 'signing' });
    expect(createHash('sha256').update(agreement.content).digest('hex')).toBe(agreement.contentHash);
    await as(await world.person('stranger'))
      .get(path)
      .expect(404);

    const signatures = `/agreements/${agreement.id}/signatures`;
    const { sha256 } = agreement.document;
    const early = await as(people.indh.approver).post(signatures, { sha256 }).expect(422);
    expect(early.body).toMatchObject({ title: 'not_your_turn', position: 1 });
    await as(holder).post(signatures, { sha256: 'x' }).expect(400);
    await as(holder)
      .post(signatures, { sha256: 'b'.repeat(64) })
      .expect(409);
    await as(people.cdg.officer).post(signatures, { sha256 }).expect(403);
    for (const signer of signers) await as(signer).post(signatures, { sha256 }).expect(200);
    const effective = await as(holder).get(path).expect(200);
    expect(effective.body).toMatchObject({ status: 'effective', version: 5 });
    expect((effective.body as AgreementView).signatories[0]?.signature).toMatchObject({
      level: 'simple',
      personId: holder.id,
      sha256,
      knownBy: { issuer: expect.any(String) as string },
    });
    await as(holder).post(signatures, { sha256 }).expect(409);
  });

  it('knows the same kinds and statuses as the database', async () => {
    const { rows } = await world.admin.raw<{ rows: { name: string; text: string }[] }>(
      `select conname as name, pg_get_constraintdef(oid) as text from pg_constraint
       where conname in ('agreement_kind', 'agreement_status')`,
    );
    const known = new Map(rows.map(({ name, text }) => [name, [...text.matchAll(/'(\w+)'/g)].map(([, word]) => word)]));
    expect(known.get('agreement_kind')).toEqual(AGREEMENT_KINDS);
    expect(known.get('agreement_status')).toEqual(AGREEMENT_STATUSES);
  });
});
