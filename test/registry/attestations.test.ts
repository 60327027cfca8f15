import fc from 'fast-check';
import { z } from 'zod';
import { NewAttestation, standingsOn } from '../../services/registry/attestation.ts';
import { AttestationPage } from '../../services/registry/registry-views.ts';
import { addDays, LocalDate } from '../../services/shared/dates.ts';
import { newId, type DocumentId, type AttestationId } from '../../services/shared/ids.ts';
import { apiOf } from '../support/api.ts';
import { registeredOrganisation, storedDocument, type OrganisationWorld } from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';

const day = (text: string) => LocalDate.parse(text);

describe('where an attestation stands', () => {
  it('is missing, valid to the end of its last day, then expired', () => {
    const offset = fc.integer({ min: -400, max: 400 });
    fc.assert(
      fc.property(offset, fc.boolean(), (days, isThere) => {
        const today = day('2026-03-01');
        const expiresOn = addDays(today, days);
        const attestation = {
          id: newId<AttestationId>(),
          kind: 'tax_certificate',
          documentId: newId<DocumentId>(),
          expiresOn,
        };
        const [standing] = standingsOn(today, ['tax_certificate'], isThere ? [attestation] : []);
        expect(standing?.status).toBe(!isThere ? 'missing' : days < 0 ? 'expired' : 'valid');
      }),
    );
  });
});

describe('addAttestation', () => {
  let world: World;
  let tazart: OrganisationWorld;
  let documentId: DocumentId;
  beforeAll(async () => {
    world = await createWorld();
    tazart = await registeredOrganisation(world);
    documentId = await storedDocument(world, tazart.holder, 'a certificate');
  });
  afterAll(() => world.drop());

  const add = (change: Partial<z.input<typeof NewAttestation>> = {}) => {
    const attestation = {
      kind: 'tax_certificate',
      documentId,
      issuedOn: '2026-01-02',
      expiresOn: '2026-04-02',
      ...change,
    };
    return world.useCases.registry.addAttestation(
      by(tazart.holder),
      tazart.organisation.id,
      z.decode(NewAttestation, attestation),
    );
  };
  const standings = (kinds: string[], on: string) =>
    world.read(tazart.holder, (unit) => unit.registry.attestationStandings(tazart.organisation.id, kinds, day(on)));

  it('is asked once, and reused until it expires', async () => {
    const attestation = await add();
    const [tax, bylaws] = await standings(['tax_certificate', 'bylaws'], '2026-04-02');
    expect(tax).toEqual({
      kind: 'tax_certificate',
      status: 'valid',
      attestationId: attestation.id,
      documentId,
      expiresOn: '2026-04-02',
    });
    expect(bylaws).toMatchObject({ status: 'missing', attestationId: null });
    expect(await standings(['tax_certificate'], '2026-04-03')).toMatchObject([{ status: 'expired' }]);
  });

  it('gives way to a newer one of its kind, and stays on record', async () => {
    const newer = await add({ issuedOn: '2026-01-05', expiresOn: null });
    expect(await standings(['tax_certificate'], '2030-01-01')).toMatchObject([
      { status: 'valid', attestationId: newer.id },
    ]);
    const page = await world.useCases.registry.listAttestations(tazart.holder, tazart.organisation.id, { limit: 1 });
    expect(z.encode(AttestationPage, page).items).toMatchObject([{ id: newer.id }]);
    expect(page.next).toBe(newer.id);
    await expect(world.knex('registry.attestation').update({ expires_on: null })).rejects.toThrow('permission denied');
    await expect(world.admin('registry.attestation').update({ expires_on: null })).rejects.toThrow('append-only');
  });

  it.each([
    ['issued tomorrow', { issuedOn: '2026-01-06' }, 'attestation_dates_impossible'],
    ['that expires before it was issued', { expiresOn: '2026-01-01' }, 'attestation_dates_impossible'],
    ['that expired yesterday', { issuedOn: '2025-01-01', expiresOn: '2026-01-04' }, 'attestation_expired'],
    ['that is not there', { documentId: newId<DocumentId>() }, 'document_missing'],
  ])('refuses one %s', async (_name, change, code) => {
    await expect(add(change)).rejects.toMatchObject({ code });
  });

  it('is added and listed over HTTP; a kind is a plain word', async () => {
    const client = apiOf(world)(tazart.holder);
    const path = `/organisations/${tazart.organisation.id}/attestations`;
    const attestation = { kind: 'bylaws', documentId, issuedOn: '2019-05-14', expiresOn: null };
    await client.post(path, attestation).expect(200);
    await client.post(path, { ...attestation, kind: 'Statuts!' }).expect(400);
    const list = await client.get(`${path}?limit=1`).expect(200);
    expect(list.body).toMatchObject({ items: [{ kind: 'bylaws', expiresOn: null }] });
  });
});
