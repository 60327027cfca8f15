import { z } from 'zod';
import { UNSAID, type Rulebook } from '../programme/programme-facts.ts';
import { daysBefore } from '../shared/dates.ts';
import type { DossierId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import type { NewObligation } from '../shared/obligation.ts';

/**
 * The delay in which the administration must answer, from the receipt on (law 55-19). It stands still while the holder
 * is asked to complete the file.
 */
export interface LegalClock {
  readonly startedAt: Date;
  readonly days: number;
  /** Moved by every pause; what it says while the clock stands still is where it stood. */
  readonly dueAt: Date;
  readonly stoppedAt: Date | null;
  readonly endedAt: Date | null;
}

export const LegalClockView = z
  .strictObject({
    startedAt: InstantSchema,
    dueAt: InstantSchema,
    stoppedAt: InstantSchema.nullable(),
    endedAt: InstantSchema.nullable(),
    isOverdue: z.boolean(),
  })
  .meta({ id: 'LegalClock' });
export type LegalClockView = z.output<typeof LegalClockView>;

export const startClock = (at: Date, days: number): LegalClock => ({
  startedAt: at,
  days,
  dueAt: daysBefore(at, -days),
  stoppedAt: null,
  endedAt: null,
});

export const stopClock = (clock: LegalClock, now: Date): LegalClock => ({ ...clock, stoppedAt: now });

/** Goes on from where it stood: the whole pause is added. */
export const resumeClock = (clock: LegalClock, now: Date): LegalClock =>
  clock.stoppedAt === null
    ? clock
    : {
        ...clock,
        stoppedAt: null,
        dueAt: new Date(clock.dueAt.getTime() + now.getTime() - clock.stoppedAt.getTime()),
      };

export const endClock = (clock: LegalClock, now: Date): LegalClock => ({ ...resumeClock(clock, now), endedAt: now });

export const clockView = (clock: LegalClock, now: Date): LegalClockView => {
  const { startedAt, dueAt, stoppedAt, endedAt } = clock;
  return { startedAt, dueAt, stoppedAt, endedAt, isOverdue: (endedAt ?? stoppedAt ?? now) >= dueAt };
};

/**
 * The desk is reminded when 50 % and 80 % of the delay have run; at its end the matter is escalated. Silence then
 * decides only where the rulebook says so; otherwise the dossier goes on waiting.
 */
export const eligibilityWait = (
  { id }: { readonly id: DossierId },
  clock: LegalClock,
  {
    isSilenceAcceptance = UNSAID.eligibility.isSilenceAcceptance,
  }: Pick<Rulebook['eligibility'], 'isSilenceAcceptance'>,
): NewObligation => {
  const { startedAt, days, dueAt } = clock;
  const whole = daysBefore(startedAt, -days).getTime() - startedAt.getTime();
  const whenRun = (percent: number) => new Date(dueAt.getTime() - (whole * (100 - percent)) / 100);
  return {
    kind: 'eligibility',
    subjectId: id,
    owed: { by: 'role', role: 'desk_officer' },
    rungs: [
      { at: whenRun(50), act: 'remind' },
      { at: whenRun(80), act: 'remind' },
      { at: whenRun(100), act: 'escalate' },
    ],
    dueAt: isSilenceAcceptance ? dueAt : null,
  };
};
