import type { Knex } from 'knex';
import type { FunderId } from '../../../services/shared/ids.ts';
import { FUNDERS, type Funder, type RoundModel } from './round-model.ts';

interface LineRow {
  readonly funder_id: string;
  readonly status: string;
  readonly asked: string;
  readonly standing: string;
  readonly approved: string | null;
  readonly is_superseded: boolean;
  readonly levels: number;
  readonly deciders: number;
}

export interface RoundSeen {
  readonly stage: string;
  readonly round: { readonly number: number; readonly status: string; readonly gap: string | null } | null;
  readonly lines: readonly LineRow[];
  readonly holds: readonly { readonly funder_id: string; readonly amount: string }[];
  readonly waits: number;
  readonly bytes: string;
}

const LOOK = `
  with h as (
    select a.book as funder_id, t.amount from ledger.account a
    join ledger.transfer t on t.debit = a.id and t.book = a.book and t.kind = 'hold'
    where a.dossier_id = :id and not exists (select from ledger.transfer r where r.pending_id = t.id))
  select
    (select stage from engine.process where subject_id = :id) as stage,
    (select jsonb_build_object('number', number, 'status', status, 'gap', gap_centimes::text) from cofinancing.round
      where dossier_id = :id order by number desc limit 1) as round,
    coalesce((select jsonb_agg(jsonb_build_object('funder_id', l.funder_id, 'status', l.status,
        'asked', l.asked_centimes::text, 'standing', l.standing_centimes::text, 'approved', l.approved_centimes::text,
        'is_superseded', l.superseded_by is not null, 'levels', l.levels, 'deciders',
        (select count(*) from cofinancing.level_decision d where d.line_id = l.id and d.decision = 'approved'))
        order by r.number, l.position)
      from cofinancing.line l join cofinancing.round r on r.id = l.round_id where l.dossier_id = :id), '[]') as lines,
    coalesce((select jsonb_agg(jsonb_build_object('funder_id', funder_id, 'amount', amount::text)) from h), '[]') as holds,
    (select count(*)::int from engine.obligation where workflow_id = 'dossier:' || :id and closed_at is null) as waits,
    (select count(*)::int from cofinancing.preparation p join cofinancing.line l on l.id = p.line_id
      where l.dossier_id = :id) as preparations,
    (select count(*)::int from audit.event where dossier_id = :id) as events,
    (select version::int from engine.process where subject_id = :id) as bumped`;

export const seeRound = async (admin: Knex, id: string): Promise<RoundSeen> => {
  const { rows } = await admin.raw<{ rows: Omit<RoundSeen, 'bytes'>[] }>(LOOK, { id });
  const [row] = rows;
  if (!row) throw new Error('nothing was seen');
  return { ...row, bytes: JSON.stringify(row) };
};

type Invariant = (seen: RoundSeen, model: RoundModel, ids: Record<Funder, FunderId>) => boolean;

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((left, right) => left + right, 0n);
const standing = ({ lines }: RoundSeen): readonly LineRow[] =>
  lines.filter(({ status, is_superseded: isSuperseded }) => status === 'approved' && !isSuperseded);

export const ROUND_INVARIANTS: Readonly<Record<string, Invariant>> = {
  'the dossier is where the model has it': ({ stage }, model) => stage === model.stage,
  'the round is as the model has it': ({ round }, model) =>
    (round?.status ?? 'none') === model.status && (round === null || round.number === model.number),
  'every line is as the model has it': ({ round, lines }, model, ids) =>
    round === null ||
    lines
      .map(({ funder_id: id, status, asked, standing: kept, approved, is_superseded: isSuperseded }) =>
        [id, status, asked, kept, approved ?? '', isSuperseded].join(' '),
      )
      .join() ===
      model.lines
        .map(({ funder, status, asked, standing: kept, approved, isSuperseded }) =>
          [ids[funder], status, asked, kept, approved ?? '', isSuperseded].join(' '),
        )
        .join(),
  'the books hold for each funder what it is asked and what it approved': ({ holds }, model, ids) =>
    FUNDERS.every(
      (funder) =>
        sum(holds.filter(({ funder_id: id }) => id === ids[funder]).map(({ amount }) => BigInt(amount))) ===
        model.held(funder),
    ),
  'no more is approved than was awarded': (seen, model) =>
    sum(standing(seen).map(({ approved }) => BigInt(approved ?? 0))) <= model.award,
  'one yes of a funder stands': (seen) =>
    new Set(standing(seen).map(({ funder_id: id }) => id)).size === standing(seen).length,
  'a yes was said by as many as it takes': ({ lines }) =>
    lines.every(({ status, levels, deciders }) => status !== 'approved' || levels === deciders),
  'what is missing is stated to the centime': ({ round }, model) =>
    round?.status !== 'gap' || BigInt(round.gap ?? -1) === model.gap,
  'it is financed where the plan is whole, and only there': ({ stage, lines }, model) =>
    stage !== 'agreement' || (model.gap === 0n && lines.length > 0),
  'what ended unfinanced holds nothing and waits for nothing': ({ stage, holds, waits }) =>
    stage !== 'unfinanced' || (holds.length === 0 && waits === 0),
};
