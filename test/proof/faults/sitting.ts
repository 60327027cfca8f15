import type { DossierId, ItemId } from '../../../services/shared/ids.ts';
import { again } from '../../bench/clones.ts';
import { opened, sessionOn, type PairWorld } from '../../support/builders/committee.ts';
import type { World } from '../../support/world.ts';

/** A committee that sits, with many dossiers before it. */
export interface Sitting {
  /** Nobody has voted on them yet, and their workflows have not begun; each is taken once. */
  readonly items: SittingItem[];
  /** Of the applications as they are shown: clones read alike. */
  readonly contentHash: string;
}

interface SittingItem {
  readonly id: ItemId;
  readonly dossierId: DossierId;
}

const LATER = new Date('2026-04-02T09:00:00Z');

/** The call's second session sits on the second dossier of the pair, and on copies of it. */
export const setSitting = async (world: World, pair: PairWorld, count: number): Promise<Sitting> => {
  const { dossierId } = pair.second;
  const convened = await sessionOn(world, { ...pair, dossierId }, { reference: 'CRS-2026-04', sittingAt: LATER });
  const { itemId, contentHash } = await opened(world, convened);
  const { rows } = await world.admin.transaction(async (trx) => {
    // What guards a dossier's way step by step has seen the first one go it.
    await trx.raw(`set local session_replication_role = replica`);
    await trx.raw(
      `create temporary table made on commit drop as
       select n, uuidv7() as dossier_id, uuidv7() as organisation_id, uuidv7() as item_id from generate_series(1, ?) n`,
      [count],
    );
    for (const statement of tablesOf(dossierId, itemId)) await trx.raw(statement);
    return trx.raw<{ rows: SittingItem[] }>('select item_id as id, dossier_id as "dossierId" from made');
  });
  return { items: rows, contentHash };
};

const tablesOf = (dossierId: string, itemId: string): string[] => [
  again(
    'registry.organisation',
    `t.id = (select organisation_id from application.dossier where id = '${dossierId}')`,
    `'id', m.organisation_id, 'ice', null, 'registration_number', 'S-' || m.dossier_id`,
  ),
  again(
    'application.dossier',
    `t.id = '${dossierId}'`,
    `'id', m.dossier_id, 'organisation_id', m.organisation_id, 'reference', 'S-' || m.dossier_id`,
  ),
  again(
    'access.dossier_scope',
    `t.dossier_id = '${dossierId}'`,
    `'dossier_id', m.dossier_id, 'organisation_id', m.organisation_id, 'reference', 'S-' || m.dossier_id`,
  ),
  again(
    'engine.process',
    `t.subject_id = '${dossierId}'`,
    `'workflow_id', 'dossier:' || m.dossier_id, 'subject_id', m.dossier_id, 'open', false`,
  ),
  again(
    'committee.item',
    `t.id = '${itemId}'`,
    `'id', m.item_id, 'dossier_id', m.dossier_id, 'position', t.position + m.n`,
  ),
];
