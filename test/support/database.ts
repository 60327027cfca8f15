import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Knex } from 'knex';
import { connect } from '../../db/shared/connection.ts';
import type { HeldBack } from '../../db/shared/reach.ts';
import { dependenciesOn, type Dependencies } from '../../db/unit.ts';
import type { Printing } from '../../services/documents/documents-ports.ts';
import { printingIn } from './printing.ts';
import { inDatabase, TEMPLATE, testServer } from './servers.ts';

export interface TestDatabase extends Dependencies {
  /** As the owner of everything: for looking, and for trying what must be refused. */
  readonly admin: Knex;
  /** As the application connects: with its role's rights only. */
  readonly knex: Knex;
  /** Files are kept in a folder of this database's own. */
  readonly printing: Printing;
  /** What row security held back where no rule refused. */
  readonly heldBack: readonly HeldBack[];
  readonly url: string;
  readonly appUrl: string;
  readonly drop: () => Promise<void>;
}

/** A database of the test file's own, cloned from the migrated template. */
export const createDatabase = async (): Promise<TestDatabase> => {
  const server = testServer('POSTGRES');
  const name = `touiza_test_${randomBytes(6).toString('hex')}`;
  const maker = connect(server, { poolMax: 1 });
  await maker.raw('create database ?? template ??', [name, TEMPLATE]);
  const url = inDatabase(server, name);
  const appUrl = `${url}?options=${encodeURIComponent('-c role=touiza_app')}`;
  const admin = connect(url, { poolMax: 2 });
  const knex = connect(appUrl, { poolMax: 10 });
  const folder = await mkdtemp(path.join(tmpdir(), 'touiza-files-'));
  const printing = printingIn(folder);
  const heldBack: HeldBack[] = [];
  const dependencies = dependenciesOn(knex, printing, (held) => heldBack.push(held));
  const drop = async () => {
    await Promise.all([admin.destroy(), knex.destroy()]);
    // A large one is dropped in longer than a statement may take otherwise.
    await maker.raw('set statement_timeout = 0');
    await maker.raw('drop database ?? with (force)', [name]);
    await maker.destroy();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...dependencies, printing, heldBack, admin, knex, url, appUrl, drop };
};
