import type { Command } from '../shared/command.ts';
import type { LineId } from '../shared/ids.ts';
import type { Permission } from '../shared/permission.ts';
import { stageNotReached } from '../shared/shared-errors.ts';
import { requireCurrent } from '../shared/version.ts';
import { requireAsked } from './cofinancing.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';

/** A line that may still be answered, its dossier locked, for somebody of its own funder. */
export const lockAsked = async (
  { lines, rounds, processes, access }: CofinancingUnit,
  command: Command,
  { lineId, permission }: { readonly lineId: LineId; readonly permission: Permission },
) => {
  const { dossierId, funderId } = await lines.getById(lineId);
  const stage = await processes.lockStage(dossierId);
  await access.requireFor(permission, dossierId, funderId);
  // Read again: what it was before the dossier was ours may be old.
  const line = requireAsked(await lines.getById(lineId));
  if (stage !== 'cofinancing') throw stageNotReached(stage, 'cofinancing');
  requireCurrent(command, line);
  return { line, round: await rounds.getCurrent(dossierId) };
};
