import type { CofinancingFacts, FinancedLine } from '../../services/cofinancing/cofinancing-facts.ts';
import type { CofinancingWaits } from '../../services/cofinancing/cofinancing-waits.ts';
import { isCover } from '../../services/cofinancing/cofinancing.ts';
import { notFinanced } from '../../services/cofinancing/cofinancing-errors.ts';
import type { DossierId } from '../../services/shared/ids.ts';
import { FinancingPlan } from '../../services/cofinancing/revision.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import { total } from '../../services/shared/money.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

const FINANCED = `
  select l.id as "lineId", l.funder_id as "funderId", l.envelope_id as "envelopeId", l.approved_centimes as amount,
    l.hold_id as "holdId", l.conditions, l.instrument
  from cofinancing.line l join cofinancing.round r on r.id = l.round_id
  where l.dossier_id = $1 and l.status = 'approved' and l.superseded_by is null
    and exists (select from cofinancing.round f where f.dossier_id = $1 and f.status = 'financed')
  order by r.number, l.position`;

const WAITS = `
  select r.number, r.status, exists (
    select from cofinancing.line l where l.round_id = r.id and l.status in ('asked', 'prepared')
  ) as waiting
  from cofinancing.round r where r.dossier_id = $1 order by r.number desc limit 1`;

/** What cofinancing tells later slices and the dossier's workflow. */
export const cofinancingFactsOn = ({ trx }: Context) => {
  const cofinancing: CofinancingFacts = {
    getPlan: (dossierId) => planOf(trx, dossierId),
    getFinancing: async (dossierId) => {
      const approved = await sql<FinancedLine>(trx, FINANCED, [dossierId]);
      if (approved.length === 0) throw notFinanced(dossierId);
      const lines = approved.filter((line) => !isCover(line));
      const plan = await planOf(trx, dossierId);
      return {
        dossierId,
        lines,
        total: total(lines.map(({ amount }) => amount)),
        covers: approved.filter(isCover),
        plan,
      };
    },
  };
  return { cofinancing, cofinancingWaits: { waits: (dossierId: DossierId) => waitsOf(trx, dossierId) } };
};

const PLAN = `
  select coalesce(
    (select r.plan from cofinancing.revision r where r.dossier_id = a.id and r.status = 'revised'
     order by r.answered_at desc, r.id desc limit 1), a.plan) as plan
  from application.dossier a where a.id = $1`;

const planOf = async (trx: Context['trx'], dossierId: DossierId): Promise<FinancingPlan> => {
  const rows = await sql<{ plan: unknown }>(trx, PLAN, [dossierId]);
  return FinancingPlan.parse(oneRow(rows, () => notFound('dossier', dossierId)).plan);
};

const waitsOf = async (trx: Context['trx'], dossierId: DossierId): Promise<CofinancingWaits> => {
  const rows = await sql<{ number: number; status: string; waiting: boolean }>(trx, WAITS, [dossierId]);
  const current = rows[0] ?? { number: 1, status: 'planned', waiting: false };
  return {
    roundToOpen: current.status === 'planned' ? current.number : null,
    roundToSettle: current.status === 'open' && !current.waiting ? current.number : null,
  };
};
