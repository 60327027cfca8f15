import type { DossierId } from '../shared/ids.ts';
import { isPending, lapse } from './cofinancing.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';

/** Ends the round under way without an answer from those who were still asked; the answers given stay as they are. */
export const endRound = async (
  { rounds, lines, revisions, now }: Pick<CofinancingUnit, 'rounds' | 'lines' | 'revisions' | 'now'>,
  dossierId: DossierId,
  reason: string | null,
): Promise<void> => {
  const round = await rounds.findCurrent(dossierId);
  if (!round || round.status === 'financed' || round.status === 'unfinanced') return;
  for (const line of (await lines.listByDossier(dossierId)).filter(isPending)) await lines.save(lapse(line));
  const asked = await revisions.findOpen(dossierId);
  if (asked) await revisions.save({ ...asked, status: 'dropped' });
  const settledAt = round.settledAt ?? now;
  await rounds.save({
    ...round,
    status: 'unfinanced',
    settledAt,
    ending: 'withdrawn',
    reason,
    version: round.version + 1,
  });
};
