import type { Actor } from '../shared/command.ts';
import type { FunderId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import type { LevelsSet } from './levels.ts';

/** The levels that a funder set for itself, the newest first: the first of them holds. None, where it never did. */
export const listFunderLevels =
  ({ read }: ReadDependencies<CofinancingUnit>) =>
  (actor: Actor, funderId: FunderId): Promise<{ items: LevelsSet[] }> =>
    read(actor, async ({ access, programme, funderLevels }) => {
      await access.require('dossier.read', { funderIds: [funderId] });
      await programme.getFunder(funderId);
      return { items: await funderLevels.list(funderId) };
    });
