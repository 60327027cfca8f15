import { assignByItself, assignedDossier, profile, whoIsAsked } from '../support/builders/scoring.ts';
import { eligibleDossier } from '../support/builders/application.ts';
import { ighrem } from '../support/builders/registry.ts';
import type { Actor } from '../../services/shared/command.ts';
import { spoil } from '../ledger/bookkeeping.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const reviewer = (number: number): Promise<Actor> => world.holding(`reviewer-${String(number)}`, 'reviewer');

const askedOf = async (actor: Actor) => (await world.useCases.scoring.listReviews(actor, { limit: 50 })).items.length;

describe('what reviewers say of themselves', () => {
  it('is kept in versions, shown to them alone, and told in the trail without what is personal: saveReviewer', async () => {
    const actor = await reviewer(1);
    const { saveReviewer, getReviewer } = world.useCases.scoring;
    await expect(getReviewer(actor)).rejects.toMatchObject({ kind: 'missing', code: 'reviewer_missing' });
    const home = { province: '05.301', commune: 'El Kbab', address: null };
    await saveReviewer(by(actor), profile({ rib: '999780000000000000000105', phone: '+212 612-345678', home }));
    const saved = await saveReviewer(by(actor, { expectedVersion: 1 }), profile({ sectors: ['crafts'] }));
    expect(saved).toMatchObject({ sectors: ['crafts'], home: null, version: 2 });
    expect(await getReviewer(actor)).toEqual(saved);
    await expect(saveReviewer(by(actor, { expectedVersion: 1 }), profile({}))).rejects.toMatchObject({
      code: 'version_stale',
    });
    const events = await world.admin('audit.event').where({ kind: 'scoring.reviewer_saved' });
    expect(events).toHaveLength(2);
    expect(
      JSON.stringify(events, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toMatch(/999780|612|Kbab/);
  });

  it('leaves out whom the dossier does not suit while others are there, and asks them where nobody else is', async () => {
    const { dossierId } = await eligibleDossier(world);
    const { saveReviewer } = world.useCases.scoring;
    await saveReviewer(by(await reviewer(1)), profile({ sectors: ['crafts'] }));
    await saveReviewer(by(await reviewer(2)), profile({ territories: ['08'] }));
    await saveReviewer(by(await reviewer(3)), profile({ sectors: ['crafts'], territories: ['08.577'] }));
    await assignByItself(world, dossierId);
    expect([await askedOf(await reviewer(4)), await askedOf(await reviewer(3))]).toEqual([1, 0]);
    expect(await whoIsAsked(world, dossierId)).toHaveLength(3);
  });

  it('asks those who name the field before those who name nothing', async () => {
    const { dossierId } = await eligibleDossier(world);
    const experts = [await reviewer(4), await reviewer(5), await reviewer(6)];
    const said = profile({ sectors: ['farm_produce_processing'], territories: ['05'] });
    for (const expert of experts) await world.useCases.scoring.saveReviewer(by(expert), said);
    await assignByItself(world, dossierId);
    const asked = await whoIsAsked(world, dossierId);
    expect(asked.map(({ reviewer: { id } }) => id).sort()).toEqual(experts.map(({ id }) => id).sort());
  });
});

describe('the load of a reviewer', () => {
  it('never passes the most that the call allows', async () => {
    const first = await assignedDossier(world);
    await world.admin.raw(`alter table programme.call disable trigger all`);
    await world.admin.raw(`update programme.call set rulebook = jsonb_set(rulebook, '{review,loadMax}', '1')`);
    const second = await eligibleDossier(world, { call: first, account: 'holder-ighrem', input: ighrem });
    const third = { ...ighrem, ice: '990000003000083', rib: '999450000000000000000666', nameLatin: 'Coop. Imdghassen' };
    const registration = {
      court: 'Azilal',
      number: 'C-2020-0007',
      registeredOn: '2020-03-02',
      extractOn: '2026-01-04',
    };
    const last = await eligibleDossier(world, {
      call: first,
      account: 'holder-imdghassen',
      input: { ...third, registration },
    });
    await assignByItself(world, second.dossierId);
    await assignByItself(world, last.dossierId);
    expect(await whoIsAsked(world, last.dossierId)).toEqual([]);
    const loads: number[] = [];
    for (const number of [1, 2, 3, 4, 5, 6]) loads.push(await askedOf(await reviewer(number)));
    expect(loads).toEqual([1, 1, 1, 1, 1, 1]);
    const { waiting } = await world.useCases.access.getMe(first.admin);
    expect(waiting.filter(({ kind }) => kind === 'reviewer_shortage')).toHaveLength(1);
  });
});

describe('a reviewer of one territory', () => {
  it('is asked there and nowhere else', async () => {
    const { dossierId } = await eligibleDossier(world);
    const servesOnly = (scope: string, ...reviewers: string[]) =>
      spoil(
        world,
        `update access.role_grant set scope_kind = 'territory', scope_id = ? where person_id in (
           select id from access.person where subject = any (string_to_array(?, ' ')))`,
        [scope, reviewers.join(' ')],
      );
    await servesOnly('08', 'reviewer-1', 'reviewer-2');
    await servesOnly('05.301', 'reviewer-3');
    await assignByItself(world, dossierId);
    const asked: string[] = [];
    for (const number of [1, 2, 3, 4]) {
      const actor = await world.person(`reviewer-${String(number)}`);
      asked.push(...((await askedOf(actor)) > 0 ? [String(number)] : []));
    }
    expect(asked).toEqual(['3', '4']);
  });
});
