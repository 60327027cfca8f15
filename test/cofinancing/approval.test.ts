import { decide, prepare, type Decision, type LevelDecision } from '../../services/cofinancing/approval.ts';
import type { Line } from '../../services/cofinancing/cofinancing.ts';
import { levelsFor, requireRising } from '../../services/cofinancing/levels.ts';
import { idOf, type PersonId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import { APPROVER, Holds, NOW, planned } from './simulated-round.ts';

const { round, lines } = planned(dirhams(300_000), [1n], { holds: new Holds() });
const prepared: Line = { ...lines[0]!, status: 'prepared' };
const yes: Decision = { decision: 'approved', conditions: [] };
const no: Decision = { decision: 'refused', reason: 'Hors programme' };
const person = (name: string) => idOf<PersonId>('person', name);
const as = (decider: PersonId, change: object = {}) => ({
  round,
  decider,
  represented: decider,
  preparers: [],
  earlier: [],
  tranchesMax: 3,
  now: NOW,
  ...change,
});

describe("a funder's decision", () => {
  it('is refused to whoever prepared the line, before its preparation and after its deadline', () => {
    expect(decide(prepared, yes, as(APPROVER)).line).toMatchObject({ status: 'approved', approved: dirhams(300_000) });
    const refusals: [Line, object, string][] = [
      [prepared, { preparers: [APPROVER] }, 'approver_prepared'],
      [lines[0]!, {}, 'approval_not_prepared'],
      [prepared, { now: prepared.lapsesAt! }, 'approval_overdue'],
      [{ ...prepared, lapsesAt: null }, { now: round.closesAt }, 'round_closed'],
      [{ ...prepared, status: 'planned' }, {}, 'approval_not_asked'],
    ];
    for (const [line, change, code] of refusals) {
      expect(() => decide(line, yes, as(APPROVER, change))).toThrow(code);
    }
  });
});

describe('levels', () => {
  const two: Line = { ...prepared, levels: 2 };
  const first = decide(two, { ...yes, amount: dirhams(200_000) }, as(person('a')));
  const earlier: LevelDecision[] = [first.level];

  it('hand a yes to the next person, and the last one answers for the funder', () => {
    expect(first.line).toMatchObject({ status: 'prepared', approved: null, decidedBy: null, version: two.version + 1 });
    const condition = { text: 'Attestation', proof: 'tax_certificate', tranche: 1 } as const;
    const conditional = decide(two, { ...yes, conditions: [condition] }, as(person('a')));
    const last = decide(conditional.line, yes, as(person('b'), { earlier: [conditional.level] }));
    expect(last.line).toMatchObject({ status: 'approved', approved: dirhams(300_000), conditions: [condition] });
    expect(last.level).toMatchObject({ level: 2, decidedBy: person('b') });
  });

  it('may lower what came before, never raise it; one no is the funder’s', () => {
    const decideSecond = (decision: Decision) => decide(first.line, decision, as(person('b'), { earlier }));
    expect(decideSecond(yes).line.approved).toBe(dirhams(200_000));
    expect(decideSecond({ ...yes, amount: dirhams(150_000) }).line.approved).toBe(dirhams(150_000));
    expect(() => decideSecond({ ...yes, amount: dirhams(200_001) })).toThrow('approval_above_earlier_level');
    expect(decideSecond(no).line).toMatchObject({ status: 'refused', approved: null, conditions: [] });
    expect(decide(two, no, as(person('a'))).line.status).toBe('refused');
  });

  it.each([
    ['the same person', { decider: person('a') }],
    ['a delegate of the person before', { decider: person('d'), represented: person('a') }],
    ['the person before in another’s place', { decider: person('a'), represented: person('b') }],
  ])('are never %s', (_who, who) => {
    expect(() => decide(first.line, yes, { ...as(person('b')), ...who, earlier })).toThrow('approver_decided_before');
  });

  it('leave no place for a delegate of whoever prepared, nor a new preparation', () => {
    const inPlace = { represented: person('officer'), preparers: [person('officer')] };
    expect(() => decide(two, yes, as(person('d'), inPlace))).toThrow('approver_prepared');
    const proposal = { opinion: 'favourable', proposedAmount: null, note: 'Again' } as const;
    expect(() => prepare(first.line, proposal, { round, earlier, now: NOW })).toThrow('approval_under_decision');
  });

  it('rise with the amount: the stricter of the call’s rule and the funder’s own', () => {
    const call = [{ above: dirhams(100_000), approvers: 2 }];
    const own = [
      { above: dirhams(50_000), approvers: 2 },
      { above: dirhams(500_000), approvers: 3 },
    ];
    expect(levelsFor(dirhams(100_000), call)).toBe(1);
    expect(levelsFor(dirhams(100_001), call)).toBe(2);
    expect(levelsFor(dirhams(60_000), call, own)).toBe(2);
    expect(levelsFor(dirhams(600_000), call, own)).toBe(3);
    expect(levelsFor(dirhams(600_000), undefined, undefined)).toBe(1);
    expect(() => {
      requireRising(own.toReversed());
    }).toThrow('levels_not_rising');
    expect(() => {
      requireRising([own[0]!, { ...own[1]!, approvers: 2 }]);
    }).toThrow('levels_not_rising');
  });
});
