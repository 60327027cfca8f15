import { z } from 'zod';
import { rulebook01 } from '../../infra/demo/rulebook-01.ts';
import { NewAttestation } from '../../services/registry/attestation.ts';
import { addDays, localDateOf } from '../../services/shared/dates.ts';
import {
  claim,
  plannedTranches,
  trancheOf,
  verifyProofs,
  type PaymentWorld,
} from '../support/builders/disbursement.ts';
import { openCallWorld } from '../support/builders/programme.ts';
import { storedDocument } from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';

const asked = (kind: string, change: object = {}) => ({
  kind,
  titles: { ar: 'شهادة', fr: kind, en: kind },
  stage: 'payment' as const,
  ...change,
});

/** A call that wants, at every payment, a tax certificate of all, and one of the CNSS of companies. */
const documents = [asked('tax_certificate'), asked('cnss_certificate', { legalForms: ['company'] })];

describe('an attestation that every payment asks for', () => {
  let world: World;
  let payments: PaymentWorld;
  beforeAll(async () => {
    world = await createWorld();
    const call = await openCallWorld(world, { rulebook: { ...rulebook01, documents } });
    payments = await plannedTranches(world, { call });
    await verifyProofs(world, payments, await claim(world, payments, 1));
  });
  afterAll(() => world.drop());

  const blocks = async (number = 1) => (await trancheOf(world, payments, number)).blocks;
  const prepare = async () => {
    const { id } = await trancheOf(world, payments, 1);
    return world.useCases.disbursement.prepareTranche(by(payments.staff.preparer), id);
  };
  const attest = async (days: number) => {
    const today = localDateOf(await world.now());
    const documentId = await storedDocument(world, payments.holder, `a certificate of ${today}`);
    const attestation = { kind: 'tax_certificate', documentId, issuedOn: today, expiresOn: addDays(today, days) };
    const input = z.decode(NewAttestation, attestation);
    await world.useCases.registry.addAttestation(by(payments.holder), payments.organisationId, input);
  };

  it('blocks while the organisation has none; of a form that it is not asked of, it is not missed', async () => {
    expect(await blocks()).toEqual([{ code: 'attestation_missing', subject: 'tax_certificate' }]);
    await expect(prepare()).rejects.toMatchObject({
      code: 'payment_blocked',
      details: { blocks: [{ code: 'attestation_missing', subject: 'tax_certificate' }] },
    });
  });

  it('is shown once, for every tranche', async () => {
    await attest(90);
    expect(await blocks()).toEqual([]);
    expect((await blocks(2)).map(({ code }) => code)).not.toContain('attestation_missing');
  });

  it('blocks again once it has expired, and no longer once there is a newer one', async () => {
    await world.moveTo(new Date((await world.now()).getTime() + 91 * 86_400_000));
    expect(await blocks()).toEqual([{ code: 'attestation_expired', subject: 'tax_certificate' }]);
    await expect(prepare()).rejects.toMatchObject({ code: 'payment_blocked' });
    await attest(90);
    expect(await prepare()).toMatchObject({ status: 'prepared', blocks: [] });
  });
});
