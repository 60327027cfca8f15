import type { Quota } from '../../services/shared/quota.ts';
import type { Texts } from '../../services/shared/texts.ts';
import type { ExportRecorder } from '../../services/shared/exported.ts';
import type { RefusalRecorder } from './refusals.ts';

/** What every route of the door may ask for beside its own use case. */
export interface Edge {
  readonly recordRefusal: RefusalRecorder;
  readonly recordExport: ExportRecorder;
  /** Gives the seconds to wait, 0 where there was one left. */
  readonly takeQuota: (key: string, quota: Quota) => Promise<number>;
  /** In which words a problem is told. */
  readonly texts: Texts;
}
