import { requireMajority, tallyOf, type Item, type Voice } from '../../services/committee/agenda.ts';
import { requireSound, type Decision, type Retained } from '../../services/committee/decision.ts';
import { minutesOf, numberOf } from '../../services/committee/minutes.ts';
import type { SittingRecord } from '../../services/committee/sitting-record.ts';
import { open, requireConvenable, type Seat, type Session } from '../../services/committee/session.ts';
import { newId, type FunderId, type ItemId, type PersonId, type SessionId } from '../../services/shared/ids.ts';
import type { CallId, DossierId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import { tazartPlan } from '../support/builders/application.ts';

const person = (name: string) => name as PersonId;
const seat = (name: string, capacity: Seat['capacity'] = 'titular'): Seat => ({
  personId: person(name),
  capacity,
  third: 'state',
});
/** A refusal with its code and its numbers. */
const refusal = (facts: { code: string; details: object }) => expect.objectContaining(facts) as Error;

const NOW = new Date('2026-03-20T09:00:00Z');
const SEATS = Array.from('abcdefg').map((name) => seat(name));

const session = (members: readonly Seat[] = SEATS): Session => ({
  id: newId<SessionId>(),
  callId: newId<CallId>(),
  reference: 'CRS-1',
  sittingAt: NOW,
  chairId: person('a'),
  secretaryId: person('s'),
  quorum: 4,
  status: 'convened',
  members: members.map((each) => ({ ...each, isPresent: null })),
  version: 1,
});

const opened = (present: string, members: readonly Seat[] = SEATS) =>
  open(session(members), Array.from(present).map(person));

const item = (votes: Record<string, Voice>, recused = ''): Item => ({
  id: newId<ItemId>(),
  sessionId: newId<SessionId>(),
  dossierId: newId<DossierId>(),
  position: 1,
  rank: 1,
  status: 'listed',
  recusals: Array.from(recused).map((name) => ({ personId: person(name), reason: 'family', at: NOW })),
  votes: Object.entries(votes).map(([name, vote]) => ({ personId: person(name), vote, contentHash: 'x', castAt: NOW })),
  decided: null,
});

describe('the members of a session', () => {
  const convocation = (members: readonly Seat[], chair = 'a', secretary = 's') => ({
    callId: newId<CallId>(),
    reference: 'CRS-1',
    sittingAt: NOW,
    members,
    chairId: person(chair),
    secretaryId: person(secretary),
    dossierIds: [],
  });

  it.each([
    ['the same person twice', convocation([...SEATS, seat('b')]), 'member_twice'],
    ['a chair from outside', convocation(SEATS, 'z'), 'chair_not_a_member'],
    ['an observer as chair', convocation([...SEATS.slice(1), seat('a', 'observer')]), 'chair_not_a_member'],
    ['one person in two offices', convocation(SEATS, 'a', 'a'), 'two_offices_one_person'],
    [
      'too few who may vote',
      convocation([...SEATS.slice(0, 3), seat('x', 'observer'), seat('y', 'observer')]),
      'members_below_quorum',
    ],
  ])('refuse %s', (_name, given, code) => {
    expect(() => {
      requireConvenable(given, 4);
    }).toThrow(code);
  });
});

describe('opening', () => {
  it('needs the quorum among those who may vote: observers do not count, substitutes do', () => {
    const members = [...SEATS.slice(0, 3), seat('x', 'observer'), seat('y', 'substitute')];
    expect(() => opened('abcx', members)).toThrow(
      refusal({ code: 'quorum_missing', details: { present: 3, quorum: 4 } }),
    );
    expect(opened('abcy', members).status).toBe('open');
  });

  it('needs the chair, and knows nobody who was not convened', () => {
    expect(() => opened('bcdef')).toThrow('chair_absent');
    expect(() => opened('abcdz')).toThrow('not_a_member');
  });

  it('happens once', () => {
    expect(() => open(opened('abcd'), Array.from('abcd').map(person))).toThrow('session_mismatch');
  });
});

describe('the quorum of an item', () => {
  it('holds with four of five after a recusal, and is lost with one more absence', () => {
    expect(tallyOf(opened('abcde'), item({}, 'b'), person('a'))).toMatchObject({ present: 5, recused: 1, quorum: 4 });
    expect(() => tallyOf(opened('abcd'), item({}, 'b'), person('a'))).toThrow(
      refusal({
        code: 'quorum_lost',
        details: expect.objectContaining({ present: 4, recused: 1, quorum: 4 }) as object,
      }),
    );
  });

  it('is not for a recused chair to count', () => {
    expect(() => tallyOf(opened('abcde'), item({}, 'a'), person('a'))).toThrow('member_recused');
  });
});

describe('the majority', () => {
  const carries = (kind: Decision['kind'], votes: Record<string, Voice>) => {
    const given = item(votes);
    const chairId = person('a');
    try {
      requireMajority(kind, given, { tally: tallyOf(opened('abcdefg'), given, chairId), chairId });
      return true;
    } catch {
      return false;
    }
  };

  it.each<[string, Record<string, Voice>, string]>([
    ['more for than against', { a: 'against', b: 'for', c: 'for' }, 'retained reserve deferred'],
    ['more against than for', { a: 'for', b: 'against', c: 'against' }, 'rejected deferred'],
    ['a tie with the chair for', { a: 'for', b: 'against', c: 'abstain' }, 'retained reserve deferred'],
    ['a tie with the chair against', { a: 'against', b: 'for' }, 'rejected deferred'],
    ['a tie where the chair abstained', { a: 'abstain', b: 'for', c: 'against' }, 'deferred'],
    ['one voice among abstentions', { a: 'abstain', b: 'abstain', c: 'for' }, 'retained reserve deferred'],
    ['no vote at all', {}, 'deferred'],
  ])('%s', (_name, votes, expected) => {
    const kinds = ['retained', 'reserve', 'rejected', 'deferred'] as const;
    expect(kinds.filter((kind) => carries(kind, votes)).join(' ')).toBe(expected);
  });
});

describe('a retained amount', () => {
  const [first, second] = [newId<FunderId>(), newId<FunderId>()];
  const plan = tazartPlan(first, second);
  const decision = (change: Partial<Retained> = {}): Retained => ({
    kind: 'retained',
    amount: dirhams(300_000),
    lines: [
      { funderId: first, amount: dirhams(210_000) },
      { funderId: second, amount: dirhams(90_000) },
    ],
    conditions: [{ text: 'Certificate', proof: 'sanitary_certificate', tranche: 3 }],
    ...change,
  });
  const sound =
    (change: Partial<Retained> = {}) =>
    () => {
      requireSound(decision(change), plan, 3);
    };

  it('is sound where its lines sum to it within what was asked', () => {
    expect(sound()).not.toThrow();
  });

  it.each<[string, Partial<Retained>, string]>([
    ['lines that are not the amount', { amount: dirhams(299_999) }, 'lines_do_not_sum'],
    [
      'one funder twice',
      { lines: [first, first].map((funderId) => ({ funderId, amount: dirhams(150_000) })) },
      'funder_twice',
    ],
    [
      'more than was asked',
      { amount: dirhams(300_001), lines: [{ funderId: first, amount: dirhams(300_001) }] },
      'amount_exceeds_request',
    ],
    [
      'a condition on a tranche that is not planned',
      { conditions: [{ text: 'Certificate', proof: 'sanitary_certificate', tranche: 4 }] },
      'tranche_unknown',
    ],
  ])('refuses %s', (_name, change, code) => {
    expect(sound(change)).toThrow(code);
  });
});

describe('the minutes', () => {
  const name = (id: string) => ({ id, name: `Name ${id}`, nameAr: `اسم ${id}` });
  const record: SittingRecord = {
    reference: 'CRS-1',
    callReference: 'AAP-2026-01',
    sittingOn: '2026-03-20',
    closedAt: '2026-03-20T12:00:00.000Z',
    quorum: 4,
    chair: name('a'),
    secretary: name('s'),
    members: [{ ...name('a'), capacity: 'titular', third: 'elected', isPresent: true }],
    items: [
      {
        position: 1,
        rank: 1,
        dossierReference: 'AAP-2026-01-0001',
        title: 'Figues',
        recusals: [{ ...name('b'), reason: 'Famille' }],
        votes: [{ ...name('a'), vote: 'for' }],
        outcome: {
          decision: {
            kind: 'retained',
            amount: { amount: '300000.00', currency: 'MAD' },
            lines: [],
            conditions: [{ text: 'Certificat', proof: 'sanitary_certificate', tranche: 2 }],
          },
          tally: { present: 5, recused: 1, quorum: 4, for: 4, against: 0, abstain: 0 },
          lines: [{ funder: 'INDH', amount: '210000.00' }],
        },
      },
    ],
  };

  it('say the same in Arabic and in French', () => {
    const { content } = minutesOf('PV-2026-001', record);
    const { texts } = JSON.parse(content) as { texts: { ar: string; fr: string } };
    for (const text of [texts.ar, texts.fr]) {
      for (const fact of ['PV-2026-001', 'AAP-2026-01-0001', '300000.00', 'INDH', '210000.00', 'Certificat']) {
        expect(text).toContain(fact);
      }
    }
    expect(texts.fr).toContain('Déport de Name b : Famille');
    expect(texts.ar).toContain('تنحي اسم b: Famille');
    expect(texts.ar.split('\n')).toHaveLength(texts.fr.split('\n').length);
  });

  it('have one spelling and one hash, whatever order their facts came in', () => {
    const reversed = Object.fromEntries(Object.entries(record).reverse()) as unknown as SittingRecord;
    expect(minutesOf('PV-2026-001', reversed)).toEqual(minutesOf('PV-2026-001', record));
    expect(minutesOf('PV-2026-002', record).contentHash).not.toBe(minutesOf('PV-2026-001', record).contentHash);
  });

  it('are numbered in their year', () => {
    expect(numberOf(2026, 7)).toBe('PV-2026-007');
  });
});
