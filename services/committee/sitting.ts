import { letGo } from '../ledger/ledger-acts.ts';
import type { DossierId, ItemId } from '../shared/ids.ts';
import type { Permission } from '../shared/permission.ts';
import type { Item } from './agenda.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import type { Session } from './session.ts';

export interface Sitting {
  readonly session: Session;
  readonly item: Item;
}

/**
 * An item with its session and its dossier locked. The session comes first everywhere: it serialises the sitting,
 * and its items' dossiers are then locked in the order of the agenda.
 */
export const lockItem = async (unit: CommitteeUnit, id: ItemId, permission: Permission): Promise<Sitting> => {
  const { agenda, sessions, access, processes } = unit;
  const { sessionId, dossierId, rectifies } = await agenda.getById(id);
  await access.requireOn(permission, dossierId);
  const session = await sessions.lockById(sessionId);
  // What was decided once may be wherever it has led to.
  await (rectifies === null ? processes.requireStage(dossierId, 'committee') : processes.lockStage(dossierId));
  return { session, item: await agenda.getById(id) };
};

/** The item goes back to where the ranking left it, and whatever its decision had promised is free again. */
export const returnItem = async (unit: CommitteeUnit, item: Item): Promise<void> => {
  const { agenda, ledger, obligations, processes, now } = unit;
  const held = (await ledger.openHolds(item.dossierId)).filter(({ subjectId }) => subjectId === item.id);
  await ledger.post(held.map((each) => letGo(each, now)));
  await agenda.mark(item.id, 'returned');
  await obligations.close('provisional_hold', item.id);
  await processes.bump(item.dossierId);
};

/** Locks the dossiers of an agenda, always in the same order. */
export const inLockOrder = <Listed extends { readonly dossierId: DossierId }>(items: readonly Listed[]): Listed[] =>
  [...items].sort((left, right) => (left.dossierId < right.dossierId ? -1 : 1));
