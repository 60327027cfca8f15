import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { connect } from '../../db/shared/connection.ts';
import { dependenciesOn, type Dependencies } from '../../db/unit.ts';
import { inDatabase, TEMPLATE, testServer } from './servers.ts';

export interface TestDatabase extends Dependencies {
  /** As the owner of everything: for looking, and for trying what must be refused. */
  readonly admin: Knex;
  /** As the application connects: with its role's rights only. */
  readonly knex: Knex;
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
  const drop = async () => {
    await Promise.all([admin.destroy(), knex.destroy()]);
    await maker.raw('drop database ?? with (force)', [name]);
    await maker.destroy();
  };
  return { ...dependenciesOn(knex), admin, knex, url, appUrl, drop };
};
