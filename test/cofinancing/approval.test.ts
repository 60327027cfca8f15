import { decide, Decision, prepare, Proposal, type LevelDecision } from '../../services/cofinancing/approval.ts';
import type { Line } from '../../services/cofinancing/cofinancing.ts';
import { FunderLevels, levelsFor, requireRising } from '../../services/cofinancing/levels.ts';
import { idOf, type DelegationId, type PersonId } from '../../services/shared/ids.ts';
import { dirhams, money } from '../../services/shared/money.ts';
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

describe('an amount', () => {
  it('is at most what was asked, and above what stood before', () => {
    const raised: Line = { ...prepared, asked: dirhams(300), standing: dirhams(100) };
    const approvedAt = (centimes: bigint) =>
      decide(raised, { ...yes, amount: money(centimes) }, as(APPROVER)).line.approved;
    expect(approvedAt(30_000n)).toBe(dirhams(300));
    expect(approvedAt(10_001n)).toBe(10_001n);
    expect(() => approvedAt(30_001n)).toThrow('approval_exceeds_asked');
    expect(() => approvedAt(10_000n)).toThrow('approval_too_low');
  });

  it('comes with conditions on tranches that there are', () => {
    const gated = (tranche: number): Decision => ({
      ...yes,
      conditions: [
        { text: 'Bail', proof: 'lease', tranche: 1 },
        { text: 'Bail', proof: 'lease', tranche },
      ],
    });
    expect(decide(prepared, gated(3), as(APPROVER)).line.conditions).toHaveLength(2);
    expect(() => decide(prepared, gated(4), as(APPROVER))).toThrow('condition_tranche_missing');
  });
});

describe('a preparation', () => {
  const proposal = { opinion: 'favourable', proposedAmount: dirhams(300_000), note: 'Conforme' } as const;
  const at = (now: Date) => ({ round, earlier: [], now });

  it('is of an amount that could be approved, in time', () => {
    const asked: Line = { ...prepared, status: 'asked' };
    const done = prepare(asked, proposal, at(NOW));
    expect(done).toEqual({ ...asked, status: 'prepared', version: asked.version + 1 });
    expect(prepare(asked, { ...proposal, proposedAmount: null }, at(NOW)).status).toBe('prepared');
    expect(() => prepare(asked, { ...proposal, proposedAmount: dirhams(300_001) }, at(NOW))).toThrow(
      'approval_exceeds_asked',
    );
    expect(() => prepare(asked, proposal, at(asked.lapsesAt!))).toThrow('approval_overdue');
    expect(
      prepare({ ...asked, lapsesAt: null }, proposal, { ...at(NOW), round: { ...round, closesAt: null } }),
    ).toBeDefined();
  });
});

describe('what is sent', () => {
  const condition = { text: 'Bail', proof: 'lease', tranche: 1 };
  const approved = { decision: 'approved', conditions: [condition] };
  const accepts = (change: object) => Decision.safeParse({ ...approved, ...change }).success;

  it('is a yes, whose amount and conditions may be left out', () => {
    expect(Decision.parse({ decision: 'approved' })).toEqual({ decision: 'approved', conditions: [] });
    const delegationId = idOf<PersonId>('delegation', 'x');
    expect(Decision.parse({ decision: 'approved', delegationId })).toMatchObject({ delegationId });
    expect(accepts({ amount: { amount: '1.00', currency: 'MAD' } })).toBe(true);
    expect(accepts({ conditions: Array(20).fill(condition) })).toBe(true);
    expect(accepts({ conditions: Array(21).fill(condition) })).toBe(false);
    for (const tranche of [1, 12]) expect(accepts({ conditions: [{ ...condition, tranche }] })).toBe(true);
    for (const tranche of [0, 13, 1.5]) expect(accepts({ conditions: [{ ...condition, tranche }] })).toBe(false);
    expect(accepts({ conditions: [{ ...condition, text: ' ab ' }] })).toBe(false);
    expect(accepts({ reason: 'No' })).toBe(false);
    expect(accepts({ decision: 'perhaps' })).toBe(false);
  });

  it('is a no with its reason, of three to two thousand letters', () => {
    const refuses = (reason?: string) => Decision.safeParse({ decision: 'refused', reason }).success;
    expect(['abc', 'a'.repeat(2_000)].every(refuses)).toBe(true);
    expect([undefined, 'ab', '  ab  ', 'a'.repeat(2_001)].some(refuses)).toBe(false);
  });

  it('is an opinion for or against, with or without an amount, and always a note', () => {
    const advises = (change: object) =>
      Proposal.safeParse({ opinion: 'favourable', proposedAmount: null, note: 'Conforme', ...change }).success;
    expect(advises({})).toBe(true);
    expect(advises({ opinion: 'unfavourable', proposedAmount: { amount: '1.00', currency: 'MAD' } })).toBe(true);
    for (const change of [{ opinion: '' }, { proposedAmount: undefined }, { note: 'ab' }, { more: 1 }]) {
      expect(advises(change)).toBe(false);
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
    expect(last.level).toMatchObject({ level: 2, decision: 'approved', decidedBy: person('b'), delegationId: null });
    const delegationId = idOf<DelegationId>('delegation', 'd');
    const delegated = decide(two, { ...yes, delegationId }, as(person('d'), { represented: person('c') }));
    expect(delegated.level).toMatchObject({ delegationId, decidedBy: person('d'), represented: person('c') });
  });

  it('may lower what came before, never raise it; one no is the funder’s', () => {
    const decideSecond = (decision: Decision) => decide(first.line, decision, as(person('b'), { earlier }));
    expect(decideSecond(yes).line.approved).toBe(dirhams(200_000));
    expect(decideSecond({ ...yes, amount: dirhams(150_000) }).line.approved).toBe(dirhams(150_000));
    expect(() => decideSecond({ ...yes, amount: dirhams(200_001) })).toThrow('approval_above_earlier_level');
    expect(decideSecond(no).line).toMatchObject({ status: 'refused', approved: null, conditions: [] });
    const refused = decide(two, no, as(person('a')));
    expect(refused.line.status).toBe('refused');
    expect(refused.level).toMatchObject({ decision: 'refused', amount: null, conditions: [], delegationId: null });
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
    expect(levelsFor(dirhams(1), [{ above: dirhams(0), approvers: 4 }])).toBe(4);
  });

  it('are set in an order: each above a larger amount, and by more people', () => {
    const level = (above: number, approvers: number) => ({ above: dirhams(above), approvers });
    const rising = (...levels: readonly ReturnType<typeof level>[]) => {
      requireRising(levels);
      return true;
    };
    expect(rising()).toBe(true);
    expect(rising(level(50, 2))).toBe(true);
    expect(rising(level(50, 2), level(60, 3), level(70, 4))).toBe(true);
    expect(() => rising(level(60, 2), level(50, 3))).toThrow('levels_not_rising');
    expect(() => rising(level(50, 2), level(50, 3))).toThrow('levels_not_rising');
    expect(() => rising(level(50, 2), level(60, 2))).toThrow('levels_not_rising');
    expect(() => rising(level(50, 3), level(60, 2))).toThrow('levels_not_rising');
    expect(() => rising(level(50, 2), level(60, 3), level(60, 4))).toThrow('levels_not_rising');
  });

  it('are at most four, of one to four people each, with a reason', () => {
    const of = (approvers: number) => ({ above: { amount: '1.00', currency: 'MAD' }, approvers });
    const isGood = (change: object) => FunderLevels.safeParse({ levels: [], reason: 'Acte', ...change }).success;
    expect([1, 4].every((approvers) => isGood({ levels: [of(approvers)] }))).toBe(true);
    expect([0, 5, 1.5].some((approvers) => isGood({ levels: [of(approvers)] }))).toBe(false);
    expect(isGood({ levels: Array(4).fill(of(1)) })).toBe(true);
    expect(isGood({ levels: Array(5).fill(of(1)) })).toBe(false);
    expect(isGood({ levels: [{ ...of(1), more: 1 }] })).toBe(false);
    expect(isGood({ reason: ' ab ' })).toBe(false);
    expect(isGood({ reason: 'abc' })).toBe(true);
    expect(isGood({ reason: 'a'.repeat(501) })).toBe(false);
  });
});
