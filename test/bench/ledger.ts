import type { Knex } from 'knex';
import { connect } from '../../db/shared/connection.ts';
import { ledgerOn } from '../../db/ledger/ledger-store.ts';
import { sql } from '../../db/shared/sql.ts';
import { logStep } from '../../infra/steps.ts';
import {
  commit,
  hold,
  order,
  raiseEnvelope,
  type EnvelopeShare,
  type NewTransfer,
} from '../../services/ledger/ledger-acts.ts';
import { systemCommand } from '../../services/shared/command.ts';
import { newId, type DossierId, type EnvelopeId, type FunderId, type TransferId } from '../../services/shared/ids.ts';
import { dirhams, money } from '../../services/shared/money.ts';
import { interleaved, median, paceOf } from './figures.ts';
import type { Ground } from './ground.ts';
import { cpuMicros } from './proc.ts';
import type { Line } from './table.ts';

const ROUNDS = 9;
const CLIENTS = 8;
const FOR_MS = 1_500;
const SHARES = 1_000;
const DUE = new Date('2100-01-01T00:00:00Z');

/** Postings per second as the use cases post: through the store, each in a transaction of its own that is durable. */
export const ledger = async (ground: Ground): Promise<Line[]> => {
  const knex = connect(ground.url, { name: 'bench', poolMax: CLIENTS });
  ground.atEnd(() => knex.destroy());
  const shares = await fundedShares(knex);
  await createRawTables(ground.adminUrl);
  logStep(`ledger: ${SHARES} shares funded`);

  const any = () => Math.floor(Math.random() * SHARES);
  const oneByOne = (next: () => number) => () =>
    measured(CLIENTS, () => post(knex, [holdOf(shares[next()] ?? share())]));
  const raw = (next: () => number) => () => measured(CLIENTS, () => postRaw(knex, next()));
  const contenders = {
    spread: oneByOne(any),
    hot: oneByOne(() => 0),
    arrays: () => measured(2, () => post(knex, shares.map(orderOf))),
    rawSpread: raw(any),
    rawHot: raw(() => 0),
  };
  await interleaved(1, contenders);
  return linesOf(await interleaved(ROUNDS, contenders));
};

const share = (): EnvelopeShare => ({
  funderId: newId<FunderId>(),
  envelopeId: newId<EnvelopeId>(),
  dossierId: newId<DossierId>(),
});
const holdOf = (of: EnvelopeShare) => hold(of, money(1n), { dueAt: DUE, subjectId: of.dossierId });
const orderOf = (of: EnvelopeShare) => order(of, money(1n), of.dossierId);

const post = async (knex: Knex, transfers: readonly NewTransfer[]): Promise<number> => {
  await knex.transaction((trx) => ledgerOn(trx, systemCommand('bench', 'post', newId())).post(transfers));
  return transfers.length;
};

/** A thousand dossiers with one envelope each: half a million committed, as much left to hold. */
const fundedShares = async (knex: Knex): Promise<EnvelopeShare[]> => {
  const shares = Array.from({ length: SHARES }, share);
  const amount = dirhams(500_000);
  const holds = shares.map((of) => hold(of, amount, { dueAt: DUE, subjectId: of.dossierId }));
  await post(
    knex,
    shares.map((of) => raiseEnvelope(of, dirhams(1_000_000))),
  );
  const ids: TransferId[] = await knex.transaction((trx) =>
    ledgerOn(trx, systemCommand('bench', 'hold', newId())).post(holds),
  );
  const held = shares.map((of, index) => {
    const id = ids[index];
    if (id === undefined) throw new Error('a hold has no id');
    return commit({ id, share: of, amount, dueAt: DUE, subjectId: of.dossierId });
  });
  await post(knex, held);
  return shares;
};

/** The yardstick writes what any bookkeeping must: one row more, one balance changed. */
const RAW_TABLES = `
  create table public.entry (id uuid primary key, account int not null, amount bigint not null, at timestamptz not null default now());
  create table public.balance (account int primary key, amount bigint not null);
  insert into public.balance select n, 0 from generate_series(0, ${SHARES - 1}) n;
  grant select, insert, update on public.entry, public.balance to touiza_app`;

const createRawTables = async (adminUrl: string): Promise<void> => {
  const admin = connect(adminUrl, { poolMax: 1 });
  await admin.raw(RAW_TABLES);
  await admin.destroy();
};

const postRaw = async (knex: Knex, account: number): Promise<number> => {
  await knex.transaction(async (trx) => {
    await sql(trx, 'insert into public.entry (id, account, amount) values ($1, $2, $3)', [newId(), account, '1']);
    await sql(trx, 'update public.balance set amount = amount + $2 where account = $1', [account, '1']);
  });
  return 1;
};

interface Figures {
  readonly perSecond: number;
  /** CPU-µs per transfer, of this process and of Postgres, which descends from it. */
  readonly micros: number;
}

const measured = async (workers: number, work: () => Promise<number>): Promise<Figures> => {
  const before = cpuMicros(process.pid);
  const { perSecond, count } = await paceOf({ workers, forMs: FOR_MS }, work);
  return { perSecond, micros: (cpuMicros(process.pid) - before) / count };
};

type Round = Record<'spread' | 'hot' | 'arrays' | 'rawSpread' | 'rawHot', Figures>;

const linesOf = (rounds: readonly Round[]): Line[] => {
  const line = (what: string, [ours, yardstick]: [keyof Round, keyof Round], of: keyof Figures): Line => ({
    what,
    yardstick: median(rounds.map((round) => round[yardstick][of])),
    ours: median(rounds.map((round) => round[ours][of])),
    ratio: median(rounds.map((round) => round[ours][of] / round[yardstick][of])),
  });
  return [
    line(`postings one by one, ${CLIENTS} clients, spread: transfers/s`, ['spread', 'rawSpread'], 'perSecond'),
    line(`postings one by one, ${CLIENTS} clients, one hot envelope: transfers/s`, ['hot', 'rawHot'], 'perSecond'),
    line('  CPU-µs per transfer, spread', ['spread', 'rawSpread'], 'micros'),
    {
      ...line(`postings in arrays of ${SHARES}: transfers/s`, ['arrays', 'rawSpread'], 'perSecond'),
      goal: { of: 'ours', bound: 'least', value: 10_000 },
    },
    line('  CPU-µs per transfer, in arrays', ['arrays', 'rawSpread'], 'micros'),
  ];
};
