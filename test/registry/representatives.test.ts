import { z } from 'zod';
import { NewRepresentative } from '../../services/registry/representative.ts';
import type { Actor } from '../../services/shared/command.ts';
import { LocalDate } from '../../services/shared/dates.ts';
import { newId, type DocumentId, type PersonId } from '../../services/shared/ids.ts';
import { openCallWorld } from '../support/builders/programme.ts';
import { registeredOrganisation, storedDocument, type OrganisationWorld } from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let tazart: OrganisationWorld;
let treasurer: Actor;

beforeEach(async () => {
  world = await createWorld();
  tazart = await registeredOrganisation(world);
  treasurer = await world.person('treasurer');
});
afterEach(() => world.drop());

const registry = () => world.useCases.registry;
const minutes = {
  capacity: 'treasurer',
  act: 'Minutes of the assembly of 3 January 2026',
  from: '2026-01-05',
} as const;

const naming = (change: Partial<z.input<typeof NewRepresentative>> = {}) =>
  z.decode(NewRepresentative, { ...minutes, personId: treasurer.id, ...change });
const named = (change: Parameters<typeof naming>[0] = {}, actor = tazart.holder) =>
  registry().nameRepresentative(by(actor), tazart.organisation.id, naming(change));

/** Whether somebody may act for the organisation now: start a dossier on the open call. */
const speaks = async (actor: Actor, callId: Awaited<ReturnType<typeof openCallWorld>>['callId']) => {
  const input = { callId, organisationId: tazart.organisation.id, title: 'Figues' };
  return world.useCases.application.startApplication(by(actor), input).then(
    () => true,
    (error: unknown) => (error as { code: string }).code,
  );
};

describe('nameRepresentative', () => {
  it('gives somebody a voice on an act with its document, beside those who have one', async () => {
    const documentId = await storedDocument(world, tazart.holder, 'minutes');
    const representative = await named({ documentId });
    expect(representative).toMatchObject({ ...minutes, documentId, until: null, namedBy: tazart.holder.id });
    const seen = await registry().getOrganisation(treasurer, tazart.organisation.id);
    expect(seen.representatives.map(({ personId }) => personId)).toEqual([tazart.holder.id, treasurer.id]);
    const told = await world.admin('engine.notice').where({ kind: 'registry.representative_named' });
    expect(told).toMatchObject([{ to_id: tazart.organisation.id }]);
  });

  it('lets them act exactly from the first day of the term to the end of the last', async () => {
    const { callId } = await openCallWorld(world);
    const now = LocalDate.parse((await world.now()).toISOString().slice(0, 10));
    await named({ from: '2026-02-01', until: '2026-02-10' });
    expect(now < '2026-02-01').toBe(true);
    expect(await speaks(treasurer, callId)).toBe('permission_denied');
    await world.moveTo('2026-02-01T00:30:00+01:00');
    expect(await speaks(treasurer, callId)).toBe(true);
    await world.moveTo('2026-02-11T00:00:01+01:00');
    expect(await speaks(treasurer, callId)).toBe('permission_denied');
    const today = LocalDate.parse('2026-02-11');
    const current = await world.read(tazart.holder, (unit) =>
      unit.registry.listRepresentatives(tazart.organisation.id, today),
    );
    expect(current.map(({ personId }) => personId)).toEqual([tazart.holder.id]);
  });

  it('lets whoever registered the organisation show an act afterwards, which takes the place of their word', async () => {
    await named({ personId: tazart.holder.id, capacity: 'president' });
    const { representatives, warnings } = await registry().getOrganisation(tazart.holder, tazart.organisation.id);
    expect(representatives).toMatchObject([
      { act: null, endedOn: '2026-01-05' },
      { capacity: 'president', endedOn: null },
    ]);
    expect(warnings).not.toContain('authority_not_shown');
  });

  it.each([
    ['a term that ends before it begins', { from: '2026-03-01', until: '2026-02-28' }],
    ['a term that is over', { from: '2024-01-01', until: '2025-12-31' }],
  ])('refuses %s', async (_name, change) => {
    await expect(named(change)).rejects.toMatchObject({ kind: 'refused', code: 'authority_dates_impossible' });
  });

  it('refuses a person and a document that are not there', async () => {
    await expect(named({ personId: newId<PersonId>() })).rejects.toMatchObject({ code: 'person_missing' });
    await expect(named({ documentId: newId<DocumentId>() })).rejects.toMatchObject({ code: 'document_missing' });
  });
});

describe('endRepresentative', () => {
  const reason = { reason: 'Resigned at the assembly' };

  it('takes the voice back at once, once, and keeps that it was there', async () => {
    const { id } = await named();
    const ended = await registry().endRepresentative(by(tazart.holder), id, reason);
    expect(ended.endedOn).toBe('2026-01-05');
    await expect(registry().getOrganisation(treasurer, tazart.organisation.id)).rejects.toMatchObject({
      code: 'organisation_missing',
    });
    await expect(registry().endRepresentative(by(tazart.holder), id, reason)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'representative_ended',
    });
    const seen = await registry().getOrganisation(tazart.holder, tazart.organisation.id);
    expect(seen.representatives).toHaveLength(2);
  });

  it('leaves the last voice where it is, even when both are ended at once', async () => {
    const first = tazart.organisation.representatives[0]!;
    await expect(registry().endRepresentative(by(tazart.holder), first.id, reason)).rejects.toMatchObject({
      code: 'last_representative',
    });
    const { id } = await named();
    const officer = await world.holding('officer', 'desk_officer');
    const answers = await Promise.allSettled(
      [first.id, id].map((each) => registry().endRepresentative(by(officer), each, reason)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('refuses one who is not there', async () => {
    await expect(registry().endRepresentative(by(tazart.holder), newId(), reason)).rejects.toMatchObject({
      code: 'representative_missing',
    });
  });
});
