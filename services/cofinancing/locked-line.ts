import type { Command } from '../shared/command.ts';
import type { DelegationId, LineId, PersonId } from '../shared/ids.ts';
import { stageNotReached } from '../shared/shared-errors.ts';
import { requireCurrent } from '../shared/version.ts';
import type { LevelDecision } from './approval.ts';
import { requireAsked, type Line, type Round } from './cofinancing.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';

interface Asking {
  readonly lineId: LineId;
  readonly permission: 'approval.prepare' | 'approval.decide';
  /** Where a colleague's power is used. */
  readonly delegationId?: DelegationId | undefined;
}

interface Locked {
  readonly line: Line;
  readonly round: Round;
  /** Whose power is used. */
  readonly represented: PersonId;
}

/** A line that may still be answered, its dossier locked, for somebody of its own funder. */
export const lockAsked = async (unit: CofinancingUnit, command: Command, asking: Asking): Promise<Locked> => {
  const { lines, rounds, processes } = unit;
  const { dossierId } = await lines.getById(asking.lineId);
  const stage = await processes.lockStage(dossierId);
  // Read again: what it was before the dossier was ours may be old.
  const line = await lines.getById(asking.lineId);
  const represented = await requireOwn(unit, line, asking);
  requireAsked(line);
  if (stage !== 'cofinancing') throw stageNotReached(stage, 'cofinancing');
  requireCurrent(command, line);
  return { line, round: await rounds.getCurrent(dossierId), represented };
};

const requireOwn = async (
  { access }: CofinancingUnit,
  { dossierId, funderId, asked }: Line,
  { permission, delegationId }: Asking,
): Promise<PersonId> => {
  if (delegationId !== undefined) {
    return access.requireInPlace(permission, { dossierId, funderId, amount: asked }, delegationId);
  }
  await access.requireFor(permission, dossierId, funderId);
  return access.person();
};

/** What the levels of a line have decided so far. */
export const levelsOf = async ({ lines }: CofinancingUnit, { id, dossierId }: Line): Promise<LevelDecision[]> =>
  (await lines.listLevels(dossierId)).filter(({ lineId }) => lineId === id);
