import { z } from 'zod';

export const RegistrySettings = z
  .strictObject({
    /** Whole working days between the certificate of a new account and the first payment to it. */
    coolingOffDays: z.int().min(1).max(30),
  })
  .meta({ id: 'RegistrySettings' });
export type RegistrySettings = z.output<typeof RegistrySettings>;
