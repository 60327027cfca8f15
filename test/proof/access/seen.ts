import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestHandler } from 'express';
import type { Knex } from 'knex';
import { actAs } from '../../../db/shared/reach.ts';
import { expressOn } from '../../support/app.ts';
import type { World } from '../../support/world.ts';
import { PROTECTED } from './planting-worlds.ts';
import type { RandomPerson } from './random-world.ts';
import { KINDS, type Kind, type Visible } from './visible.ts';

type Ids = ReadonlySet<string>;

/** Of each protected table, what the application's role is shown where it says for whom it asks, and asks for everything. */
export const seenInSql = async (knex: Knex, { id }: Pick<RandomPerson, 'id'>): Promise<Ids[]> => {
  const asked = PROTECTED.map(
    ({ table, key, where = 'true' }, index) =>
      `select ${String(index)} as at, ${key}::text as key from ${table} where ${where}`,
  );
  const rows = await knex.transaction(async (trx) => {
    await actAs(trx, id);
    return (await trx.raw<{ rows: { at: number; key: string }[] }>(asked.join(' union all '))).rows;
  });
  return PROTECTED.map((_table, index) => new Set(rows.filter(({ at }) => at === index).map(({ key }) => key)));
};

/** Where each kind of thing is listed for whoever may see it. */
const LISTS: Partial<Record<Kind, string>> = {
  dossier: '/dossiers',
  funder: '/envelopes',
  organisation: '/organisations',
};

export interface Door {
  /** By the lists of the API, page by page. */
  readonly seen: (person: Pick<RandomPerson, 'id'>) => Promise<Partial<Visible>>;
  readonly close: () => void;
}

/** The real API, told who asks. */
export const openDoor = async (world: World): Promise<Door> => {
  const identify: RequestHandler = (request, _response, next) => {
    const id = request.get('x-test-actor') ?? '';
    const knownBy = { by: 'token', issuer: 'chance', subject: id, signedInAt: new Date(0).toISOString() };
    Object.assign(request, { actor: { id, knownBy, onBehalfOf: null } });
    next();
  };
  const server = createServer(expressOn(world, identify));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/api/v1`;

  const listed = async (path: string, id: string): Promise<Ids> => {
    const ids: string[] = [];
    for (let after = ''; ;) {
      const response = await fetch(`${base}${path}?limit=5${after}`, { headers: { 'x-test-actor': id } });
      if (!response.ok) throw new Error(`${path} answered ${String(response.status)}: ${await response.text()}`);
      const { items, next } = (await response.json()) as { items: { id: string }[]; next: string | null };
      ids.push(...items.map((item) => item.id));
      if (next === null) return new Set(ids);
      after = `&after=${next}`;
    }
  };
  return {
    seen: async ({ id }) => {
      const seen: Partial<Record<Kind, Ids>> = {};
      for (const kind of KINDS) {
        const path = LISTS[kind];
        if (path !== undefined) seen[kind] = await listed(path, id);
      }
      return seen;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
