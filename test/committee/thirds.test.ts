import { requireConvenable } from '../../services/committee/session.ts';
import { minutesOf } from '../../services/committee/minutes.ts';
import { votersOf, type Seat } from '../../services/committee/seating.ts';
import { newId, type CallId } from '../../services/shared/ids.ts';
import { apiOf } from '../support/api.ts';
import { committee, idOfPerson, withCommitteeRule } from '../support/builders/committee.ts';
import { rankedDossier } from '../support/builders/scoring.ts';
import { NOW, opened, person, seat } from '../support/builders/sitting.ts';
import { createWorld, type World } from '../support/world.ts';

const of = (third: Seat['third'], name: string, capacity: Seat['capacity'] = 'titular'): Seat => ({
  ...seat(name, capacity),
  third,
});

describe('where the rulebook asks for no thirds', () => {
  it('a substitute sits for any titular member, in the order of convening', () => {
    const members = [
      ...Array.from('abcd').map((name) => of(null, name)),
      of(null, 'x', 'substitute'),
      of(null, 'y', 'substitute'),
    ];
    const voters = (present: string) => votersOf(opened(present, members)).join('');
    expect([voters('abcdxy'), voters('abcxy'), voters('abdyx')]).toEqual(['abcd', 'abcx', 'abdx']);
  });

  it('the minutes name nobody’s third', () => {
    const name = { id: 'a', name: 'Name a', nameAr: 'اسم' };
    const sitting = (third: Seat['third']) =>
      minutesOf('PV-2026-001', {
        reference: 'CRS-1',
        callReference: 'AAP-2026-01',
        secondOf: null,
        sittingOn: '2026-03-20',
        closedAt: '2026-03-20T12:00:00.000Z',
        quorum: 1,
        chair: name,
        secretary: name,
        members: [{ ...name, capacity: 'titular', third, isPresent: true }],
        items: [],
      }).content;
    expect(sitting(null)).toContain('(titulaire) : présent');
    expect(sitting(null)).toContain('(عضو رسمي): حاضر');
    expect(sitting('state')).toContain('(titulaire, services de l’État) : présent');
  });
});

describe('where it asks for thirds', () => {
  const RULE = { quorum: 1, provisionalHoldDays: 60, thirds: { elected: 1, state: 0, civilSociety: 0 } };
  const convening = (members: readonly Seat[]) => () => {
    const head = { callId: newId<CallId>(), reference: 'CRS-1', sittingAt: NOW, dossierIds: [] };
    requireConvenable({ ...head, members, chairId: person('a'), secretaryId: person('s') }, RULE);
  };

  it('everybody who may vote has one, and an observer needs none', () => {
    const wrong = [of('elected', 'a'), of(null, 'o', 'observer'), of(null, 'b'), of(null, 'x', 'substitute')];
    const faults = [2, 3].map((place) => ({ code: 'third_missing', path: `members.${String(place)}.third` }));
    expect(convening(wrong)).toThrow(expect.objectContaining({ code: 'third_missing', details: { faults } }) as Error);
    expect(convening(wrong.slice(0, 2))).not.toThrow();
  });
});

describe('over HTTP', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
  });
  afterEach(() => world.drop());

  /** A session whose last member is a substitute, and of whom nobody has a third. */
  const thirdless = async () => {
    const { callId, dossierId } = await rankedDossier(world);
    const { chair, members, secretary, convocation } = await committee(world);
    const substitute = members[5]!;
    const seats = convocation.members.map(({ personId, capacity }) => ({
      personId,
      capacity: personId === idOfPerson(substitute) ? 'substitute' : capacity,
    }));
    const head = { ...convocation, callId, reference: 'CRS-2026-03', sittingAt: '2026-03-20T10:00:00+01:00' };
    const body = { ...head, members: seats, dossierIds: [dossierId] };
    return { chair, secretary, substitute, callId, body, came: [chair, ...members.slice(0, 2), substitute] };
  };

  it('a session is convened without thirds, and its substitute votes', async () => {
    const { chair, secretary, substitute, body, came } = await thirdless();
    const as = apiOf(world);
    const convened = await as(secretary).post('/sessions', body).expect(200);
    const { id, members } = convened.body as { id: string; members: { third: unknown }[] };
    expect(members.map(({ third }) => third)).toEqual(body.members.map(() => null));
    await world.moveTo('2026-03-20T09:00:00Z');
    await as(chair)
      .post(`/sessions/${id}/opening`, { presentIds: came.map(idOfPerson) })
      .expect(200);
    const agenda = await as(chair).get(`/sessions/${id}`).expect(200);
    const [{ item, contentHash }] = (agenda.body as { items: [{ item: { id: string }; contentHash: string }] }).items;
    await as(substitute).post(`/items/${item.id}/votes`, { vote: 'for', contentHash }).expect(200);
    const kept = world.admin('committee.member').where({ session_id: id, person_id: idOfPerson(substitute) });
    await expect(kept.update({ third: 'state' })).rejects.toThrow('attendance is recorded once');
  });

  it('where thirds are asked for, each who lacks one is told', async () => {
    const { secretary, callId, body } = await thirdless();
    await withCommitteeRule(world, callId, { thirds: { elected: 2, state: 2, civilSociety: 2 } });
    const refused = await apiOf(world)(secretary).post('/sessions', body).expect(422);
    const message = expect.stringContaining('sits in thirds') as string;
    expect(refused.body).toMatchObject({
      type: '/problems/third_missing',
      faults: body.members.map((_, place) => ({ path: `members.${String(place)}.third`, message })),
    });
  });
});
