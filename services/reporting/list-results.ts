import type { FinancingPlan } from '../application/application-facts.ts';
import type { Actor } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import { total } from '../shared/money.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { attributed } from './attribution.ts';
import type { ReportingUnit } from './reporting-ports.ts';
import type { ReportRevision } from './reporting-views.ts';
import type { ResultList } from './result-views.ts';

/** What a project has reached and spent: each indicator with who declared and verified it, and each funder's part. */
export const listResults =
  ({ read }: ReadDependencies<ReportingUnit>) =>
  (actor: Actor, dossierId: DossierId): Promise<ResultList> =>
    read(actor, async (unit) => {
      const { access, application, cofinancing, programme, reports, reporting, ledger } = unit;
      await access.requireOn('dossier.read', dossierId);
      const { callId, rulebookHash } = await application.getDossier(dossierId);
      const { indicators } = (await programme.getCall(callId, rulebookHash)).rulebook;
      const balances = await ledger.balances(dossierId);
      const known = await reporting.listResults(dossierId);
      const items = indicators.flatMap(({ code, titles, unit }) =>
        known
          .filter((result) => result.code === code)
          .map((result) => ({
            ...result,
            titles,
            unit,
            byFunder: attributed(result.verified ?? result.declared, balances),
          })),
      );
      return {
        items,
        spending: spendingOf(await cofinancing.getPlan(dossierId), await reports.listRevisions(dossierId)),
      };
    });

const spendingOf = ({ uses }: FinancingPlan, revisions: readonly ReportRevision[]): ResultList['spending'] => {
  const accepted = revisions.filter(({ review }) => review?.outcome === 'accepted');
  const spent = accepted.flatMap(({ content }) => content.spent);
  return uses.map(({ label, amount }, index) => ({
    use: index + 1,
    label,
    planned: amount,
    spent: total(spent.filter(({ use }) => use === index + 1).map((line) => line.amount)),
  }));
};
