import { z } from 'zod';
import type { PersonId } from '../shared/ids.ts';
import { personErased } from './access-errors.ts';

/** How a person stands with us. */
export interface Standing {
  readonly id: PersonId;
  readonly isErased: boolean;
  /** Since when they are let in at no door. */
  readonly offSince: Date | null;
}

/** Whoever is erased is nobody any more: there is no door to shut to them, and no role that they could hold. */
export const requireThere = ({ id, isErased }: Standing): void => {
  if (isErased) throw personErased(id);
};

export const Switching = z.strictObject({ reason: z.string().trim().min(3).max(500) }).meta({ id: 'Switching' });
export type Switching = z.output<typeof Switching>;
