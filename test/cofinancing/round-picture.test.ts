import type { LineView } from '../../services/cofinancing/cofinancing-views.ts';
import { dirhams, ZERO } from '../../services/shared/money.ts';
import { stepsOf } from '../../web/cofinancing/round-picture.tsx';

const line = (change: Partial<LineView>) =>
  ({
    instrument: 'grant',
    status: 'asked',
    asked: dirhams(100),
    standing: ZERO,
    approved: null,
    supersededBy: null,
    ...change,
  }) as LineView;
const picture = (...lines: LineView[]) => stepsOf({ award: dirhams(300), rounds: [{ lines }] as never });
const shown = (...lines: LineView[]) => picture(...lines).map(({ from, to, tone }) => [from / 100n, to / 100n, tone]);

describe('the picture of a round', () => {
  it('fills the whole answer after answer, and ends with what nobody gives', () => {
    const yes = line({ status: 'approved', approved: dirhams(80) });
    expect(shown(yes, line({}), line({ status: 'refused' }))).toEqual([
      [0n, 80n, 'solid'],
      [80n, 180n, 'hatched'],
      [180n, 280n, 'open'],
      [180n, 300n, 'warm'],
    ]);
  });

  it('counts of a funder that is asked for more only what is new, and of a replaced yes nothing', () => {
    const raised = line({ asked: dirhams(150), standing: dirhams(100) });
    const first = line({ status: 'approved', approved: dirhams(100) });
    expect(shown(first, raised)).toEqual([
      [0n, 100n, 'solid'],
      [100n, 150n, 'hatched'],
      [150n, 300n, 'warm'],
    ]);
    const second = line({ status: 'approved', asked: dirhams(300), approved: dirhams(300) });
    expect(shown({ ...first, supersededBy: 'later' as never }, second)).toEqual([[0n, 300n, 'solid']]);
  });

  it('leaves a guarantee out: it covers, and is no cash', () => {
    expect(shown(line({ instrument: 'guarantee' }))).toEqual([[0n, 300n, 'warm']]);
  });
});
