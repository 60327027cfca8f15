import type { WaitView } from '../../services/access/access-views.ts';
import { Day, Instant, Num } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';

interface Named extends Pick<WaitView, 'which'> {
  readonly kind: string;
}

/** What is waited for; of a report, which one. */
export const waitName = ({ say }: Reader, { kind, which }: Named): string =>
  say(kind === 'report' && which !== null ? `page.report_kind.${which}` : `obligation.${kind}`);

/** The number or the reference of what is waited for, where it has one. */
export const Which = ({ wait: { kind, which } }: { readonly wait: Named }) =>
  which === null || kind === 'report' ? null : <Num>{which}</Num>;

/** Until when: the instant at which it ends by itself, or the day for which it is owed. */
export const Until = ({ wait: { until, dueOn } }: { readonly wait: Pick<WaitView, 'until' | 'dueOn'> }) => {
  if (until !== null) return <Instant at={until} />;
  return dueOn === null ? <>–</> : <Day on={dueOn} />;
};
