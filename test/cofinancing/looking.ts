import type { DossierId } from '../../services/shared/ids.ts';
import type { World } from '../support/world.ts';

/** What the books hold for a dossier, oldest first. */
export const openHolds = async (world: World, dossierId: DossierId) => {
  const auditor = await world.holding('auditor', 'auditor');
  const holds = await world.read(auditor, ({ ledger }) => ledger.openHolds(dossierId));
  return holds.map(({ share, amount, dueAt }) => ({ funderId: share.funderId, amount, dueAt }));
};

export const stageOf = async (world: World, dossierId: DossierId): Promise<string> => {
  const { rows } = await world.admin.raw<{ rows: { stage: string }[] }>(
    'select stage from engine.process where subject_id = ?',
    [dossierId],
  );
  return rows[0]!.stage;
};

/** The kinds of wait that are open, in alphabetical order. */
export const openWaits = async (world: World, dossierId: DossierId): Promise<string[]> => {
  const { rows } = await world.admin.raw<{ rows: { kind: string }[] }>(
    'select kind from engine.obligation where workflow_id = ? and closed_at is null order by kind',
    [`dossier:${dossierId}`],
  );
  return rows.map(({ kind }) => kind);
};

/** Whom notices of a kind went to: funders and organisations. */
export const toldOf = async (world: World, kind: string): Promise<string[]> => {
  const { rows } = await world.admin.raw<{ rows: { to_id: string }[] }>(
    'select to_id from engine.notice where kind = ? order by to_id',
    [kind],
  );
  return rows.map(({ to_id: to }) => to);
};

/** Differences between the books and their transfers: none, ever. */
export const differences = async (world: World): Promise<number> => {
  const { rows } = await world.admin.raw<{ rows: object[] }>('select * from ledger.difference');
  return rows.length;
};
