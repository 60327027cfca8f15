import type { DossierId } from '../../services/shared/ids.ts';
import type { World } from '../support/world.ts';

/** What the books hold for a dossier, oldest first. */
export const openHolds = async (world: World, dossierId: DossierId) => {
  const auditor = await world.holding('auditor', 'auditor');
  const holds = await world.read(auditor, ({ ledger }) => ledger.openHolds(dossierId));
  return holds.map(({ share, amount, dueAt }) => ({ funderId: share.funderId, amount, dueAt }));
};

export const statusOf = async (world: World, dossierId: DossierId): Promise<string> => {
  const rows = await world.admin<{ stage: string }>('engine.process').where({ subject_id: dossierId }).select('stage');
  return rows[0]!.stage;
};

export const openWaits = async (world: World, dossierId: DossierId): Promise<string[]> => {
  const rows = await world
    .admin<{ kind: string }>('engine.obligation')
    .where({ workflow_id: `dossier:${dossierId}`, closed_at: null })
    .select('kind')
    .orderBy('kind');
  return rows.map(({ kind }) => kind);
};

export const noticesOf = async (world: World, kind: string): Promise<string[]> => {
  const rows = await world.admin<{ to_id: string }>('engine.notice').where({ kind }).select('to_id');
  return rows.map(({ to_id: to }) => to);
};

/** Differences between the books and their transfers: none, ever. */
export const differences = async (world: World): Promise<number> => {
  const { rows } = await world.admin.raw<{ rows: object[] }>('select * from ledger.difference');
  return rows.length;
};
