import type { Stage } from '../shared/stage.ts';
import type { Item } from './agenda.ts';
import { rectificationTooLate } from './committee-errors.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import type { Decision } from './decision.ts';

type Rectified = Extract<Decision, { kind: 'rectified' }>;
export type Becomes = Rectified['becomes'];

/** Only the reserve list still is the committee's: funders have been asked of what was retained, what was rejected has ended. */
const CHANGEABLE: Stage = 'reserve';

/** A record may always be corrected; what follows from a decision only where nothing has followed yet. */
export const requireRectifiable = async (unit: CommitteeUnit, item: Item, becomes: Becomes): Promise<Becomes> => {
  const stage = await unit.processes.lockStage(item.dossierId);
  if (becomes !== null && stage !== CHANGEABLE) throw rectificationTooLate(stage);
  return becomes;
};

/** Where the corrected decision leads to; null where the dossier stays where it is. */
export const stageOfRectified = ({ becomes }: Rectified): Stage | null =>
  becomes === null ? null : becomes.kind === 'retained' ? 'cofinancing' : 'rejected';

/** Whether the correction can still take effect when its minutes are signed. */
export const stillStands = ({ becomes }: Rectified, stage: Stage): boolean => becomes === null || stage === CHANGEABLE;
