import type { DossierId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import type { ApplicationUnit } from './application-ports.ts';
import type { Dossier } from './application-views.ts';
import { withdraw } from './application.ts';
import { endClock } from './legal-clock.ts';

/** The application is taken back; the organisation may apply to the same call again. */
export const takeBackApplication = async (
  { command, dossiers, legalClocks, now }: Pick<ApplicationUnit, 'command' | 'dossiers' | 'legalClocks' | 'now'>,
  id: DossierId,
): Promise<{ before: Dossier; after: Dossier }> => {
  const before = await dossiers.lockById(id);
  requireCurrent(command, before);
  const after = withdraw(before);
  await dossiers.save(after);
  const clock = await legalClocks.find(id);
  if (clock?.endedAt === null) await legalClocks.save(id, endClock(clock, now));
  return { before, after };
};
