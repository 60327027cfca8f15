import { z } from 'zod';
import { LocalDate } from './dates.ts';
import { InstantSchema } from './instant.ts';

/** Which one a wait is about, and for when: many waits end by nothing but an answer, and have their day all the same. */
export const waitAbout = {
  /** A report's kind, a session's reference, the number of a tranche or of a finding. */
  which: z.string().nullable(),
  /** For which day it is owed, where the day ends nothing. */
  dueOn: LocalDate.nullable(),
  /** Of a session. */
  sittingAt: InstantSchema.nullable(),
};
