import {
  isPending,
  lapse,
  requireAsked,
  withAnswer,
  type Line,
  type Round,
} from '../../services/cofinancing/cofinancing.ts';
import { firstRound, requireAnotherRound, requireGap, revisedRound } from '../../services/cofinancing/round-plan.ts';
import { newId, type LineId } from '../../services/shared/ids.ts';
import { dirhams, ZERO } from '../../services/shared/money.ts';
import { APPROVER, Holds, keep, NOW, planned } from './simulated-round.ts';

describe('a line', () => {
  const [line] = planned(dirhams(300), [1n], { holds: new Holds() }).lines as [Line];

  it('waits for its answer as long as it is planned, asked or prepared', () => {
    const waiting = ['planned', 'asked', 'prepared'] as const;
    const over = ['approved', 'refused', 'lapsed'] as const;
    expect(waiting.map((status) => isPending({ ...line, status }))).toEqual([true, true, true]);
    expect(over.map((status) => isPending({ ...line, status }))).toEqual([false, false, false]);
  });

  it('is answered once, after it was asked', () => {
    expect(requireAsked({ ...line, status: 'asked' })).toMatchObject({ id: line.id });
    expect(() => requireAsked({ ...line, status: 'planned' })).toThrow('approval_not_asked');
    expect(() => requireAsked({ ...line, status: 'refused' })).toThrow('approval_already_decided');
  });

  it('lapses, and the next version says so', () => {
    expect(lapse(line)).toEqual({ ...line, status: 'lapsed', version: line.version + 1 });
  });

  it('is replaced by a later yes that raises it, and left as it is by anything else', () => {
    const earlier: Line = { ...line, id: newId<LineId>(), status: 'approved', approved: dirhams(100) };
    const other: Line = { ...line, id: newId<LineId>(), status: 'approved', approved: dirhams(50) };
    const later: Line = { ...line, status: 'approved', raises: earlier.id, approved: dirhams(200) };
    const replaced = { ...earlier, supersededBy: later.id, version: earlier.version + 1 };
    expect(withAnswer([earlier, other, line], later)).toEqual([replaced, other, later]);
    const no: Line = { ...later, status: 'refused', approved: null };
    expect(withAnswer([earlier, other, line], no)).toEqual([earlier, other, no]);
  });
});

describe('a round', () => {
  const { round, lines } = planned(dirhams(300), [1n, 2n], { holds: new Holds() });

  it('begins with the committee’s lines in their order, planned and unanswered', () => {
    const fresh = firstRound(round.dossierId, [keep(new Holds(), { name: 'a', amount: dirhams(1) })], NOW);
    expect(fresh.lines[0]).toMatchObject({ status: 'planned', position: 1, conditions: [] });
    expect(fresh.round).toMatchObject({ status: 'planned', number: 1, faults: [], version: 1, plannedBy: null });
    expect(lines.map(({ position }) => position)).toEqual([1, 2]);
    expect(lines.map(({ conditions }) => conditions)).toEqual([[], []]);
  });

  it('with a gap is planned on for as long as it is open, also where it has no end', () => {
    const gap: Round = { ...round, status: 'gap', closesAt: null };
    expect(() => {
      requireGap(gap, NOW);
      requireGap({ ...gap, closesAt: new Date(NOW.getTime() + 1) }, NOW);
    }).not.toThrow();
    expect(() => {
      requireGap({ ...gap, closesAt: NOW }, NOW);
    }).toThrow('round_closed');
    expect(() => {
      requireGap(round, NOW);
    }).toThrow('round_has_no_gap');
  });

  it('is followed by another where rounds and time are left', () => {
    const rules = { roundsMax: 2, endsAt: null, now: NOW };
    expect(() => {
      requireAnotherRound(round, rules);
      requireAnotherRound(round, { ...rules, endsAt: new Date(NOW.getTime() + 1) });
    }).not.toThrow();
    expect(() => {
      requireAnotherRound({ ...round, number: 2 }, rules);
    }).toThrow('rounds_exhausted');
    expect(() => {
      requireAnotherRound(round, { ...rules, endsAt: NOW });
    }).toThrow('cofinancing_time_over');
  });

  it('on a revised plan bears the next number and the new whole', () => {
    const whole = { award: dirhams(250), cover: ZERO, plannedAt: NOW, plannedBy: APPROVER };
    expect(revisedRound(round, whole)).toMatchObject({
      ...whole,
      number: 2,
      dossierId: round.dossierId,
      status: 'planned',
    });
  });
});
