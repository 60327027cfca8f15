import { z } from 'zod';
import { DossierId } from '../shared/ids.ts';

export const Withdrawn = z
  .strictObject({ id: DossierId, reference: z.string(), stage: z.literal('withdrawn'), version: z.int() })
  .meta({ id: 'Withdrawn' });
export type Withdrawn = z.output<typeof Withdrawn>;
