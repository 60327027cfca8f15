import fc from 'fast-check';
import { presiderOf, requireMajority, requireSitting, tallyOf, type Voice } from '../../services/committee/agenda.ts';
import type { Decision } from '../../services/committee/decision.ts';
import { votersOf, type Seat } from '../../services/committee/seating.ts';
import type { PersonId } from '../../services/shared/ids.ts';
import { item, NOW, opened, person, refusal, seat, SEATS, session } from '../support/builders/sitting.ts';

describe('a substitute', () => {
  const of = (third: Seat['third'], name: string, capacity: Seat['capacity'] = 'titular'): Seat => ({
    ...seat(name, capacity),
    third,
  });
  const members = [
    of('elected', 'a'),
    of('elected', 'b'),
    of('state', 'c'),
    of('state', 'd'),
    of('civil', 'e'),
    of('civil', 'f', 'substitute'),
    of('elected', 'x', 'substitute'),
    of('elected', 'y', 'substitute'),
  ];
  /** Who votes of those who are there, once these have left. */
  const voters = (scene: string) => {
    const [present = '', recused = ''] = scene.split(' without ');
    return votersOf(opened(present, members), Array.from(recused).map(person)).join('');
  };

  it.each([
    ['sits for nobody while every titular member is there', 'abcdexyf', 'abcde'],
    ['sits for an absent member of the same third', 'acdexy', 'axcde'],
    ['does not sit for a member of another third', 'abdexy', 'abde'],
    ['sits for a member who has left for the item', 'abcdexy without b', 'axcde'],
    ['follows in the order of convening', 'acdexy without a', 'xycde'],
    ['gives way to the next where it has left itself', 'acdexy without x', 'aycde'],
    ['cannot be found where nobody of the third is left', 'abcde without e', 'abcd'],
  ])('%s', (_name, scene, expected) => {
    expect(voters(scene)).toBe(expected);
  });

  it('has no vote while it sits for nobody', () => {
    const sitting = opened('abcdexyf', members);
    expect(() => {
      requireSitting(sitting, item({}), person('x'));
    }).toThrow('substitute_not_sitting');
    requireSitting(opened('acdexy', members), item({}), person('x'));
  });

  it('goes on sitting, however many more leave', () => {
    const subset = fc.subarray(Array.from('abcdexyf'));
    fc.assert(
      fc.property(subset, subset, (first, more) => {
        const there = { members: session(members).members.map((each) => ({ ...each, isPresent: true })) };
        const before = votersOf(there, first.map(person));
        const after = votersOf(there, [...new Set([...first, ...more])].map(person));
        expect(before.filter((id) => !more.includes(id)).every((id) => after.includes(id))).toBe(true);
      }),
    );
  });
});

describe('the quorum of an item', () => {
  it('holds with four of five after a recusal, and is lost with one more absence', () => {
    expect(tallyOf(opened('abcde'), item({}, 'b'))).toMatchObject({ present: 5, recused: 1, quorum: 4 });
    expect(() => tallyOf(opened('abcd'), item({}, 'b'))).toThrow(
      refusal({
        code: 'quorum_lost',
        details: expect.objectContaining({ present: 4, recused: 1, quorum: 4 }) as object,
      }),
    );
  });

  it('is kept by a substitute who takes the place of whoever leaves', () => {
    const members = [...SEATS, seat('y', 'substitute')];
    expect(tallyOf(opened('abcdy', members), item({}, 'b'))).toMatchObject({ present: 5, recused: 1 });
  });
});

describe('the chair of an item', () => {
  it('is the chair of the session, until recused; then whoever was named last and has not left', () => {
    const given = item({}, 'a');
    const named = (...names: string[]) => ({
      ...given,
      chairs: names.map((name) => ({ personId: person(name), namedBy: person('s'), at: NOW })),
    });
    expect(presiderOf(opened('abcde'), item({}))).toBe('a');
    expect(() => presiderOf(opened('abcde'), given)).toThrow('chair_recused');
    expect(presiderOf(opened('abcde'), named('b', 'c'))).toBe('c');
    expect(() => presiderOf(opened('abcde'), { ...named('b'), recusals: item({}, 'ab').recusals })).toThrow(
      'chair_recused',
    );
  });
});

describe('the majority', () => {
  const carries = (kind: Decision['kind'], votes: Record<string, Voice>, chairId: PersonId | null = person('a')) => {
    const given = item(votes);
    try {
      requireMajority(kind, given, { tally: tallyOf(opened('abcdefg'), given), chairId });
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

  it('is nobody’s on a tie where the rulebook gives no casting vote', () => {
    expect(carries('retained', { a: 'for', b: 'against' }, null)).toBe(false);
    expect(carries('rejected', { a: 'against', b: 'for' }, null)).toBe(false);
  });
});
