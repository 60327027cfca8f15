import { draftReminders, type Call } from '../programme/programme-facts.ts';
import type { Organisation } from '../registry/registry-facts.ts';
import type { DossierId } from '../shared/ids.ts';
import type { NewObligation } from '../shared/obligation.ts';
import {
  alreadySubmitted,
  applicationIncomplete,
  applicationNotDraft,
  applicationNotSubmitted,
  callClosed,
  callNotOpen,
} from './application-errors.ts';
import type { DOSSIER_STATUSES, Dossier, Receipt } from './application-views.ts';
import { contentHash } from './content-hash.ts';
import type { FinancingPlan } from './financing-plan.ts';
import type { Finding } from './findings.ts';
import type { Project } from './project.ts';

export type DossierStatus = (typeof DOSSIER_STATUSES)[number];

/** The database keeps the same table. */
export const NEXT_STATUSES: Record<DossierStatus, readonly DossierStatus[]> = {
  draft: ['submitted', 'withdrawn', 'lapsed'],
  submitted: ['withdrawn'],
  withdrawn: [],
  lapsed: [],
};

/** What is saved at once: one part of the application, as a whole. */
export type Section = { readonly project: Project } | { readonly plan: FinancingPlan };

interface Moment {
  readonly call: Call;
  readonly now: Date;
}

interface Judged {
  /** Everything that stands between the draft and its submission. */
  readonly findings: readonly Finding[];
}

export interface Beginning {
  readonly id: DossierId;
  readonly reference: string;
  readonly title: string;
  readonly now: Date;
}

/** The closing instant itself is too late. The clock decides even where the call's workflow is late. */
const isOpen = ({ status, opensAt, closesAt }: Call, now: Date): boolean =>
  status === 'open' && opensAt <= now && now < closesAt;

export const requireOpen = (call: Call, now: Date): void => {
  if (!isOpen(call, now)) throw callNotOpen(call, now);
};

/** A new draft: what the registry already knows is not asked again. */
export const begin = (call: Call, organisation: Organisation, { id, reference, title, now }: Beginning): Dossier => ({
  id,
  reference,
  callId: call.id,
  organisationId: organisation.id,
  status: 'draft',
  project: {
    title,
    sector: organisation.sector,
    province: organisation.seat.province,
    commune: organisation.seat.commune,
  },
  plan: { uses: [], sources: [] },
  rulebookHash: call.rulebookHash,
  startedAt: now,
  submittedAt: null,
  contentHash: null,
  version: 1,
});

/** A draft takes whatever has the right form; only its check and its submission judge it. */
export const revise = (dossier: Dossier, section: Section, { call, now }: Moment): Dossier => {
  if (dossier.status !== 'draft') throw applicationNotDraft(dossier.status);
  if (!isOpen(call, now)) throw callClosed(call, now);
  return { ...dossier, ...section, version: dossier.version + 1 };
};

/** Decided once, by the transaction's clock. */
export const submit = (dossier: Dossier, { call, now, findings }: Moment & Judged): Dossier => {
  if (dossier.status === 'submitted') throw alreadySubmitted(dossier.submittedAt);
  if (dossier.status === 'lapsed' || !isOpen(call, now)) throw callClosed(call, now);
  if (dossier.status !== 'draft') throw applicationNotDraft(dossier.status);
  if (findings.length > 0) throw applicationIncomplete(findings);
  return {
    ...dossier,
    status: 'submitted',
    submittedAt: now,
    contentHash: contentHash(dossier),
    version: dossier.version + 1,
  };
};

export const requireSubmitted = ({ status, submittedAt }: Dossier): Date => {
  if (submittedAt === null) throw applicationNotSubmitted(status);
  return submittedAt;
};

/** The application with what its complement brought: judged again as a whole, and hashed again. */
export const complete = (
  dossier: Dossier,
  { project = dossier.project, plan = dossier.plan }: Partial<Pick<Dossier, 'project' | 'plan'>>,
  findings: readonly Finding[],
): Dossier => {
  if (findings.length > 0) throw applicationIncomplete(findings);
  const completed = { ...dossier, project, plan, version: dossier.version + 1 };
  return { ...completed, contentHash: contentHash(completed) };
};

/** The numbered, dated proof of deposit. */
export const receiptOf = (submitted: Dossier, { reference, rulebook }: Call, number: number): Receipt => ({
  number: `R-${reference}-${String(number).padStart(4, '0')}`,
  reference: submitted.reference,
  at: requireSubmitted(submitted),
  legalClock: { text: 'receipt.legal_clock', decisionDays: rulebook.eligibility.decisionDays },
  contentHash: submitted.contentHash ?? contentHash(submitted),
});

export const withdraw = (dossier: Dossier): Dossier => ({
  ...dossier,
  status: 'withdrawn',
  version: dossier.version + 1,
});

/** The holder is reminded 7, 3 and 1 days before the closing; then the draft lapses. */
export const draftWait = ({ id, organisationId }: Dossier, { closesAt }: Call): NewObligation => ({
  kind: 'draft',
  subjectId: id,
  owed: { by: 'organisation', organisationId },
  rungs: draftReminders(closesAt),
  dueAt: closesAt,
});
