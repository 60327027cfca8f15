import type { Knex } from 'knex';
import { ledgerOn } from '../../db/ledger/ledger-store.ts';
import { dependenciesOn } from '../../db/unit.ts';
import { logStep } from '../../infra/steps.ts';
import { hold } from '../../services/ledger/ledger-acts.ts';
import { systemCommand, type Actor } from '../../services/shared/command.ts';
import { newId } from '../../services/shared/ids.ts';
import { money } from '../../services/shared/money.ts';
import { useCasesOn, type UseCases } from '../../services/use-cases.ts';
import { settledTranche, type TrancheWorld } from '../support/builders/disbursement.ts';
import { by, createWorld, type World } from '../support/world.ts';
import { interleaved, quantile } from './figures.ts';
import type { Ground } from './ground.ts';
import { seedGrowth } from './growth-seed.ts';
import { lendPostgres } from './lending.ts';
import { explaining, faultsIn, nodesOf } from './plans.ts';
import type { Line } from './table.ts';

const SIZES = { small: 100_000, large: 1_000_000 };
const WARM_UP = 20;
const SAMPLES = 300;
/** From the sixth time on, Postgres may take the plan that it has made for any values. */
const EXPLAINED = 8;
const DUE = new Date('2100-01-01T00:00:00Z');

interface Fund {
  readonly world: World;
  readonly payments: TrancheWorld;
  readonly administrator: Actor;
  readonly auditor: Actor;
}

interface Hot {
  /** The index without which it would grow with the fund. */
  readonly index: string;
  readonly ask: (fund: Fund, useCases: UseCases, knex: Knex) => Promise<unknown>;
}

/** What people ask all day. */
const HOT: Readonly<Record<string, Hot>> = {
  'dossiers, first page of the holder': {
    index: 'dossier_scope_organisation',
    ask: ({ payments }, { application }) => application.listDossiers(payments.holder, { limit: 50 }),
  },
  'dossiers, first page of an administrator': {
    index: 'dossier_scope_pkey',
    ask: ({ administrator }, { application }) => application.listDossiers(administrator, { limit: 50 }),
  },
  'envelopes, first page with balances': {
    index: 'account_envelope',
    ask: ({ administrator }, { programme }) => programme.listEnvelopes(administrator, { limit: 20 }),
  },
  'one posting': {
    index: 'account_book',
    ask: ({ payments: { funders, envelopes, dossierId } }, _useCases, knex) =>
      knex.transaction((trx) =>
        ledgerOn(trx, systemCommand('bench', 'post', newId())).post([
          hold({ funderId: funders.indh, envelopeId: envelopes.indh, dossierId }, money(1n), {
            dueAt: DUE,
            subjectId: dossierId,
          }),
        ]),
      ),
  },
  'timeline of a dossier': {
    index: 'event_dossier',
    ask: ({ auditor, payments: { dossierId } }, { audit }) =>
      audit.readTimeline(by(auditor), { dossierId, about: null, page: { limit: 50 } }),
  },
  'tranches of a dossier': {
    index: 'tranche_once',
    ask: ({ payments: { holder, dossierId } }, { disbursement }) => disbursement.listTranches(holder, dossierId),
  },
  'entries without an order, first page': {
    index: 'statement_entry_unmatched',
    ask: ({ payments: { staff } }, { disbursement }) => disbursement.listUnmatchedEntries(staff.payer, { limit: 50 }),
  },
};

/** The same questions to a fund of 100,000 ledger transfers, the yardstick, and to one of a million. */
export const growth = async (ground: Ground): Promise<Line[]> => {
  await lendPostgres(ground);
  const small = await fundOf(ground, SIZES.small);
  const large = await fundOf(ground, SIZES.large);
  for (const fund of [small, large]) await judgePlans(fund);
  const lines: Line[] = [];
  for (const [what, { ask }] of Object.entries(HOT)) {
    const contenders = { small: timing(ask, small), large: timing(ask, large) };
    await interleaved(WARM_UP, contenders);
    lines.push(...linesOf(what, await interleaved(SAMPLES, contenders)));
  }
  return lines;
};

const fundOf = async (ground: Ground, transfers: number): Promise<Fund> => {
  const world = await createWorld();
  ground.atEnd(() => world.drop());
  const payments = await settledTranche(world);
  await seedGrowth(world, payments, transfers);
  logStep(`growth: a fund of ${transfers.toLocaleString('en-US')} transfers`);
  return {
    world,
    payments,
    administrator: await world.holding('growth-administrator', 'fund_administrator'),
    auditor: await world.holding('growth-auditor', 'auditor'),
  };
};

const timing = (ask: Hot['ask'], fund: Fund) => async (): Promise<number> => {
  const before = performance.now();
  await ask(fund, fund.world.useCases, fund.world.knex);
  return performance.now() - before;
};

/** A plan that reads or sorts what grows for ever fails the bench, whatever the figures are. */
const judgePlans = async (fund: Fund): Promise<void> => {
  const { knex, take } = explaining(fund.world);
  const useCases = useCasesOn(dependenciesOn(knex, fund.world.printing), fund.world.printing);
  for (const [what, { ask, index }] of Object.entries(HOT)) {
    for (let time = 0; time < EXPLAINED; time += 1) await ask(fund, useCases, knex);
    const explained = take();
    const used = new Set(explained.flatMap(({ plan }) => nodesOf(plan).map((node) => node['Index Name'])));
    const faults = new Set(explained.flatMap(faultsIn));
    if (!used.has(index)) faults.add(`does not use ${index}, but ${[...used].filter(Boolean).join(', ')}`);
    for (const fault of faults) logStep(`growth: PLAN of ${what}: ${fault}`);
    if (faults.size > 0) process.exitCode = 1;
  }
  await knex.destroy();
};

const linesOf = (what: string, rounds: readonly Record<keyof typeof SIZES, number>[]): Line[] =>
  [50, 95].map((percent) => {
    const yardstick = quantile(
      rounds.map(({ small }) => small),
      percent / 100,
    );
    const ours = quantile(
      rounds.map(({ large }) => large),
      percent / 100,
    );
    const goal = { of: 'ratio', bound: 'most', value: 1.3 } as const;
    return { what: `${what}: p${String(percent)}, ms`, yardstick, ours, ratio: ours / yardstick, goal };
  });
