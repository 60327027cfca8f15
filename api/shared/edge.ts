import type { TakeQuota } from '../../services/shared/quota.ts';
import type { Texts } from '../../services/shared/texts.ts';
import type { ExportRecorder } from '../../services/shared/exported.ts';
import type { RefusalRecorder } from './refusals.ts';

/** What every route of the door may ask for beside its own use case. */
export interface Edge {
  readonly recordRefusal: RefusalRecorder;
  readonly recordExport: ExportRecorder;
  readonly takeQuota: TakeQuota;
  /** In which words a problem is told. */
  readonly texts: Texts;
}
