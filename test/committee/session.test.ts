import type { Seat } from '../../services/committee/seating.ts';
import { adjourn, open, requireConvenable } from '../../services/committee/session.ts';
import { newId, type CallId } from '../../services/shared/ids.ts';
import { came, NOW, opened, person, refusal, seat, SEATS, session } from '../support/builders/sitting.ts';

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

  it.each<[string, ReturnType<typeof convocation>, string]>([
    ['the same person twice', convocation([...SEATS, seat('b')]), 'member_twice'],
    ['a chair from outside', convocation(SEATS, 'z'), 'chair_not_a_member'],
    ['an observer as chair', convocation([...SEATS.slice(1), seat('a', 'observer')]), 'chair_not_a_member'],
    ['one person in two offices', convocation(SEATS, 'a', 'a'), 'two_offices_one_person'],
    [
      'too few who may vote',
      convocation([...SEATS.slice(0, 3), seat('x', 'observer'), seat('y', 'observer')]),
      'members_below_quorum',
    ],
    ['a substitute as chair', convocation([...SEATS.slice(1), seat('a', 'substitute')]), 'chair_not_a_member'],
  ])('refuse %s', (_name, given, code) => {
    expect(() => {
      requireConvenable(given, { quorum: 4, provisionalHoldDays: 60 });
    }).toThrow(code);
  });

  it('are no more than the committee has seats', () => {
    expect(() => {
      requireConvenable(convocation(SEATS), { quorum: 4, provisionalHoldDays: 60, seats: 6 });
    }).toThrow(refusal({ code: 'seats_exceeded', details: { titulars: 7, seats: 6 } }));
  });

  it('leave no third with fewer titular members than the rulebook asks for', () => {
    expect(() => {
      requireConvenable(convocation(SEATS), {
        quorum: 4,
        provisionalHoldDays: 60,
        thirds: { elected: 0, state: 6, civilSociety: 1 },
      });
    }).toThrow(refusal({ code: 'third_underrepresented', details: { third: 'civil', seats: 0, needed: 1 } }));
  });
});

describe('opening', () => {
  it('needs the quorum among those who may vote: observers do not count, and substitutes for an absent member', () => {
    const members = [...SEATS.slice(0, 4), seat('x', 'observer'), seat('y', 'substitute')];
    expect(() => opened('abcx', members)).toThrow(
      refusal({ code: 'quorum_missing', details: { present: 3, quorum: 4 } }),
    );
    expect(opened('abcy', members).status).toBe('open');
  });

  it('needs the chair, and knows nobody who was not convened', () => {
    expect(() => opened('bcdef')).toThrow('chair_absent');
    expect(() => opened('abcdz')).toThrow('not_a_member');
  });

  it('happens once, and not before its time', () => {
    expect(() => open(opened('abcd'), came('abcd'))).toThrow('session_mismatch');
    const early = { ...came('abcd'), now: new Date(NOW.getTime() - 1) };
    expect(() => open(session(), early)).toThrow('sitting_not_begun');
  });
});

describe('adjourning', () => {
  it('records that the quorum, or the chair, has not come; refused where the session can be held', () => {
    expect(adjourn(session(), came('abc')).status).toBe('adjourned');
    expect(adjourn(session(), came('bcdef')).status).toBe('adjourned');
    expect(() => adjourn(session(), came('abcd'))).toThrow(
      refusal({ code: 'quorum_present', details: { present: 4, quorum: 4 } }),
    );
  });
});
