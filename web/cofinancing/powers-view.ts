import type { z } from 'zod';
import type { Colleague, DelegationView, PersonName } from '../../services/access/access-views.ts';
import type { LevelsSet } from '../../services/cofinancing/levels.ts';
import type { FunderSummary } from '../../services/programme/programme-views.ts';
import type { Posted } from '../shared/form.tsx';
import type { Reader } from '../shared/reader.ts';

export interface FunderPowers {
  readonly funder: FunderSummary;
  /** The newest first. */
  readonly settings: readonly LevelsSet[];
  readonly delegations: readonly z.output<typeof DelegationView>[];
  readonly colleagues: readonly Colleague[];
  readonly people: readonly PersonName[];
  readonly now: Date;
}

export interface PowersPartProps {
  readonly reader: Reader;
  readonly powers: FunderPowers;
  readonly posted: Posted | null;
}
