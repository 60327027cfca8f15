import type { FunderId, ObligationId, OrganisationId, PersonId } from './ids.ts';

/** Every durable wait of the calendar (who owes what, until when), one kind a line. */
export const OBLIGATION_KINDS = [
  'call_opening',
  'call_closing',
  'account_cooling_off',
  'call_settlement',
  'call_cancelled',
  'draft',
  'eligibility',
  'complement',
  'appeal',
  'appeal_decision',
  'reviewer_shortage',
  'review_answer',
  'review',
  'rectification',
  'session',
  'provisional_hold',
  'question',
  'promotion',
  'approval',
  'round',
  'round_plan',
  'plan_revision',
  'signature',
  'signed_copy',
  'suspension',
  'claim',
  'statement',
  'report',
  'visit',
  'finding',
  'recovery',
] as const;

export type ObligationKind = (typeof OBLIGATION_KINDS)[number];

/** Whom the dossier waits for: a person, or whoever holds a role on a funder, an organisation or the fund. */
export type Owed =
  | { readonly by: 'person'; readonly personId: PersonId }
  | { readonly by: 'organisation'; readonly organisationId: OrganisationId }
  | { readonly by: 'funder'; readonly funderId: FunderId; readonly role: string }
  | { readonly by: 'role'; readonly role: string }
  | { readonly by: 'system' };

export interface Rung {
  readonly at: Date;
  readonly act: 'remind' | 'escalate';
}

export interface NewObligation {
  readonly kind: ObligationKind;
  /** What is owed: an approval line, a signature, a report… One open obligation of a kind per subject. */
  readonly subjectId: string;
  readonly owed: Owed;
  readonly rungs: readonly Rung[];
  /** When the wait ends by itself; null where nothing ends it but an answer. */
  readonly dueAt: Date | null;
}

export interface Obligation extends NewObligation {
  readonly id: ObligationId;
  readonly workflowId: string;
  readonly rungsDone: number;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
}

/** The waits of a workflow, as rows: the workflow attends them, the home pages show them. */
export interface Obligations {
  readonly open: (workflowId: string, obligation: NewObligation) => Promise<ObligationId>;
  /** Answered or no longer wanted; closing what is closed changes nothing. */
  readonly close: (kind: ObligationKind, subjectId: string) => Promise<void>;
  /** Everybody who waits for this looks again: something came that may end it. */
  readonly wake: (kind: ObligationKind) => Promise<void>;
  /** Gives an open wait other instants; one that is closed stays so. */
  readonly move: (kind: ObligationKind, subjectId: string, to: Pick<NewObligation, 'rungs' | 'dueAt'>) => Promise<void>;
  readonly closeAll: (workflowId: string) => Promise<void>;
  readonly listOpen: (workflowId: string) => Promise<Obligation[]>;
  readonly lockById: (id: ObligationId) => Promise<Obligation>;
  /** Marks one rung as climbed; false where it had been, or where the obligation is closed. */
  readonly climb: (id: ObligationId, rung: number) => Promise<boolean>;
}

/** Rungs that are already past when a wait opens late would all ring at once: they are left out. */
export const rungsAfter = (opened: Date, rungs: readonly Rung[]): Rung[] =>
  rungs.filter(({ at }) => at > opened).sort((left, right) => left.at.getTime() - right.at.getTime());
