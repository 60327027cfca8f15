import type { AccessFacts } from '../access/access-facts.ts';
import type { setAgreementAside } from '../agreement/agreement-acts.ts';
import type { ApplicationFacts } from '../application/application-facts.ts';
import type { takeBackApplication } from '../application/application-acts.ts';
import type { endRound } from '../cofinancing/cofinancing-acts.ts';
import type { Ledger } from '../ledger/ledger-acts.ts';
import type { ProgrammeFacts } from '../programme/programme-facts.ts';
import type { dismissReviewers } from '../scoring/scoring-acts.ts';
import type { DossierId, PaymentOrderId, PersonId } from '../shared/ids.ts';
import type { PageQuery } from '../shared/page.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type { Task } from './task-views.ts';

export interface StuckStep {
  readonly id: string;
  readonly workflowId: string;
  readonly step: string;
  readonly subject: string;
  /** What the step was refused with. */
  readonly code: string;
  readonly since: Date;
}

export interface StuckSteps {
  /** Recording what is already recorded changes nothing. */
  readonly record: (stuck: Omit<StuckStep, 'id' | 'since'>) => Promise<void>;
  readonly list: (page: PageQuery) => Promise<StuckStep[]>;
  /** Marks it as resolved, so that its workflow tries again; `stuck_step_missing` where it is not open. */
  readonly resolve: (id: string) => Promise<StuckStep>;
}

export interface Clock {
  /** Moves the application clock forward, never back, and wakes every open process; gives the new instant. */
  readonly moveTo: (instant: Date) => Promise<Date>;
}

export interface PaymentPath {
  readonly dossierId: DossierId;
  /** Whatever the payment went through: vote, approval line, agreement, tranche, leg, order, run, statement. */
  readonly about: string[];
}

export interface PaymentPaths {
  /** From a payment order back to the vote; `payment_order_missing`. */
  readonly get: (id: PaymentOrderId) => Promise<PaymentPath>;
}

export interface TasksOfPeople {
  readonly list: (personId: PersonId) => Promise<Task[]>;
}

/** What each stage needs to end what it has begun. */
type Ending = Parameters<typeof takeBackApplication>[0] &
  Parameters<typeof dismissReviewers>[0] &
  Parameters<typeof endRound>[0] &
  Parameters<typeof setAgreementAside>[0];

export interface DossierUnit extends CommonUnit, Ending {
  readonly people: AccessFacts;
  readonly application: ApplicationFacts;
  readonly programme: ProgrammeFacts;
  readonly ledger: Ledger;
  readonly paymentPaths: PaymentPaths;
  readonly tasksOfPeople: TasksOfPeople;
  readonly stuckSteps: StuckSteps;
  readonly clock: Clock;
}
