import { appendFile, chmod, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sealing } from '../../workflows/audit/sealing.ts';
import { submittedDossier } from '../support/builders/application.ts';
import { trailOf, type Trail } from '../support/builders/trail.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let trail: Trail;
beforeEach(async () => {
  world = await createWorld();
  trail = await trailOf(world);
});
afterEach(async () => {
  await trail.remove();
  await world.drop();
});

const RECORD = `select audit.record_all(jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'kind', 'test.written',
  'outcome', 'done', 'subject_type', 'test', 'subject_id', 'x', 'related', jsonb_build_array('x'), 'actor_id', 'system',
  'known_by', jsonb_build_object('by', 'nobody'), 'effective_on', now(), 'command_id', 'c')))`;
const write = () => world.admin.raw(RECORD);

interface Sealed {
  readonly blocks: number;
  readonly entries: number;
}
const sealed = async (): Promise<Sealed> => {
  const { rows } = await world.admin.raw<{ rows: { blocks: bigint; entries: bigint }[] }>(
    'select count(*) as blocks, coalesce(sum(entries), 0)::bigint as entries from audit.block',
  );
  return { blocks: Number(rows[0]?.blocks), entries: Number(rows[0]?.entries) };
};
const kinds = async () => (await trail.witnessed()).map(({ is }) => is);

/** As a superuser who switches the triggers off. */
const tamper = (statement: string) =>
  world.admin.transaction(async (trx) => {
    await trx.raw(`set local session_replication_role = replica`);
    await trx.raw(statement);
  });

describe('the sealer', () => {
  it('seals events and transfers, and writes the block and a signed checkpoint outside', async () => {
    await submittedDossier(world);
    await trail.sealAll();
    const { rows } = await world.admin.raw<{ rows: { written: bigint }[] }>(
      'select (select count(*) from audit.event) + (select count(*) from ledger.transfer) as written',
    );
    expect((await sealed()).entries).toBe(Number(rows[0]?.written));
    const lines = await kinds();
    expect(lines[0]).toBe('key');
    expect(lines.at(-1)).toBe('checkpoint');
    expect(lines.filter((is) => is === 'block')).toHaveLength((await sealed()).blocks);
  });

  it('writes no block where nothing new was written', async () => {
    await write();
    await trail.sealAll();
    const before = await kinds();
    expect(await trail.seal()).toEqual({ sealed: 0, failures: [] });
    expect(await kinds()).toEqual(before);
  });

  it('waits for a transaction that is still open, and seals nothing that came after it began', async () => {
    await trail.sealAll();
    const { entries } = await sealed();
    const open = await world.knex.transaction();
    await open.raw(RECORD);
    await write();
    await trail.seal();
    expect((await sealed()).entries).toBe(entries);
    await open.commit();
    await trail.sealAll();
    expect((await sealed()).entries).toBe(entries + 2);
  });

  it('loses nothing and doubles nothing when several seal at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      await write();
      const rounds = await Promise.all([trail.seal(), trail.seal(), trail.seal()]);
      expect(rounds.flatMap(({ failures }) => failures)).toEqual([]);
    }
    await trail.sealAll();
    expect((await sealed()).entries).toBe(5);
    const numbers = (await trail.witnessed()).flatMap((line) => (line.is === 'block' ? [line.number] : []));
    expect(numbers).toEqual([...numbers.keys()]);
  });

  it('divides much into blocks, and never a transaction', async () => {
    for (let written = 0; written < 3; written += 1) {
      await world.admin.raw(
        `with w as materialized (select ${RECORD.slice('select '.length)} from generate_series(1, 3000)) select count(*) from w`,
      );
    }
    await trail.sealAll();
    const { rows } = await world.admin.raw<{ rows: { entries: number }[] }>(
      'select entries from audit.block order by number',
    );
    expect(rows.map(({ entries }) => entries)).toEqual([6000, 3000]);
  });

  it('seals on beyond a restored dump, whose transactions count anew: another epoch', async () => {
    await write();
    await trail.sealAll();
    await world.admin.raw(
      'set role touiza_owner; insert into engine.epoch values (2, 1); select engine.open_epoch(); reset role',
    );
    await write();
    await trail.sealAll();
    const { rows } = await world.admin.raw<{ rows: { epoch: number }[] }>(
      'select epoch from audit.block order by number',
    );
    expect(rows.map(({ epoch }) => epoch)).toEqual([1, 3]);
  });

  it('is asked again and again by the worker, which tells what failed', async () => {
    const stopping = new AbortController();
    const told: unknown[] = [];
    let rounds = 0;
    const seal = () => {
      rounds += 1;
      stopping.abort();
      return Promise.reject(new Error('away'));
    };
    await sealing({ seal, onError: (error) => told.push(error) }, stopping.signal);
    expect(rounds).toBe(1);
    expect(told).toEqual([new Error('away')]);
  });
});

describe('the anchor', () => {
  const codes = async () => ((await trail.seal()).failures as { code?: string }[]).map(({ code }) => code);

  it('that was away is brought up to the trail when it is back', async () => {
    await writeFile(trail.second, 'not a folder');
    await write();
    while ((await sealed()).blocks === 0) expect((await trail.seal()).failures).toHaveLength((await sealed()).blocks);
    await rm(trail.second);
    await trail.sealAll();
    const [day = ''] = await readdir(trail.second);
    expect(await readdir(trail.anchor)).toEqual([day]);
    await chmod(trail.second, 0o755);
  });

  it('goes on after a line that a crash has cut short', async () => {
    await write();
    await trail.sealAll();
    const [day = ''] = await readdir(trail.anchor);
    await appendFile(path.join(trail.anchor, day), '{"is":"block","number":1,"epo');
    await write();
    await trail.sealAll();
    expect(await kinds()).toEqual(['key', 'block', 'checkpoint', 'block', 'checkpoint']);
  });

  it('takes a new key, introduced by the one before it', async () => {
    await write();
    await trail.sealAll();
    await trail.rotate();
    await write();
    await trail.sealAll();
    expect(await kinds()).toEqual(['key', 'block', 'checkpoint', 'key', 'key', 'block', 'checkpoint']);
  });

  it('is told nothing more where the trail was cut, or is another one', async () => {
    await write();
    await trail.sealAll();
    await write();
    await trail.sealAll();
    const before = await kinds();
    await tamper(`update audit.block set peaks = sha256(peaks) where number = 1`);
    expect(await codes()).toEqual(['trail_forked', 'trail_forked']);
    await tamper('delete from audit.block where number = 1');
    await tamper('delete from audit.event');
    expect(await codes()).toEqual(['trail_cut', 'trail_cut']);
    expect(await kinds()).toEqual(before);
  });

  it('of another installation is not written to', async () => {
    await write();
    await trail.sealAll();
    const stranger = await trailOf(world);
    await rm(trail.anchor, { recursive: true });
    await stranger.seal();
    const [day = ''] = await readdir(stranger.anchor);
    await appendFile(path.join(trail.second, day), `\n${JSON.stringify((await stranger.witnessed()).at(-1))}\n`);
    expect(await codes()).toEqual(['anchor_foreign']);
    await stranger.remove();
  });
});

describe('the blocks in the database', () => {
  it('are added through one function, in order, and never changed', async () => {
    const holder = await world.person('holder');
    await world.useCases.access.savePreferences(by(holder), { language: 'fr', email: null });
    await trail.sealAll();
    const refused = (statement: string) =>
      world.knex.raw(statement).then(
        () => 'done',
        (error: unknown) => (error as { code: string }).code,
      );
    expect(await refused('insert into audit.block select * from audit.block')).toBe('42501');
    expect(await refused(`update audit.block set epoch = 2`)).toBe('42501');
    expect(await refused('select audit.add_block(b) from audit.block b limit 1')).toBe('TZ409');
    for (const table of ['audit.block', 'audit.note', 'engine.epoch']) {
      await expect(world.admin.raw(`delete from ${table}`)).rejects.toThrow('append-only');
      await expect(world.admin.raw(`truncate ${table}`)).rejects.toThrow('append-only');
    }
  });
});
