import type { AgreementFacts } from '../agreement/agreement-facts.ts';
import type { ApplicationFacts } from '../application/application-facts.ts';
import type { CofinancingFacts } from '../cofinancing/cofinancing-facts.ts';
import type { DisbursementFacts } from '../disbursement/disbursement-facts.ts';
import type { DocumentActs } from '../documents/documents-acts.ts';
import type { Papers } from '../documents/paper-acts.ts';
import type { Ledger } from '../ledger/ledger-acts.ts';
import type { ProgrammeFacts } from '../programme/programme-facts.ts';
import type { RegistryFacts } from '../registry/registry-facts.ts';
import type { DossierId, FindingId, ReportId, VisitId } from '../shared/ids.ts';
import type { Page } from '../shared/page.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type { ReportContent } from './report-content.ts';
import type { Report } from './report.ts';
import type { ReportingFacts } from './reporting-facts.ts';
import type { Verification } from './result-views.ts';
import type { Finding, Visit } from './finding.ts';
import type { FindingQuery, FollowUp, VisitQuery } from './visit-views.ts';
import type { Closure, ReportRevision, Review } from './reporting-views.ts';

export type { PaymentBlocks } from '../disbursement/disbursement-facts.ts';

export interface Reports {
  /** Keeps that a dossier's reports are planned, even where its rulebook asks for none. */
  readonly plan: (dossierId: DossierId, reports: readonly Report[]) => Promise<void>;
  /** In the order of the rulebook; null until they are planned. */
  readonly findPlan: (dossierId: DossierId) => Promise<Report[] | null>;
  readonly getById: (id: ReportId) => Promise<Report>;
  readonly lockById: (id: ReportId) => Promise<Report>;
  readonly save: (report: Report) => Promise<void>;
  /** What was submitted stays as it was: each revision is a row of its own. */
  readonly keepSubmission: (report: Report, content: ReportContent) => Promise<void>;
  readonly keepReview: (report: Report, review: Review) => Promise<void>;
  /** What the report says now. */
  readonly getSubmission: (report: Report) => Promise<{ readonly content: ReportContent }>;
  /** Every revision of a dossier's reports, the oldest first. */
  readonly listRevisions: (dossierId: DossierId) => Promise<(ReportRevision & { readonly reportId: ReportId })[]>;
}

export interface Visits {
  readonly add: (visit: Visit) => Promise<void>;
  readonly save: (visit: Visit) => Promise<void>;
  readonly getById: (id: VisitId) => Promise<Visit>;
  readonly lockById: (id: VisitId) => Promise<Visit>;
  readonly page: (dossierId: DossierId, query: VisitQuery) => Promise<Page<Visit>>;
  readonly addFinding: (finding: Finding) => Promise<void>;
  readonly saveFinding: (finding: Finding) => Promise<void>;
  readonly getFinding: (id: FindingId) => Promise<Finding>;
  readonly lockFinding: (id: FindingId) => Promise<Finding>;
  /** In the order in which they were raised. */
  readonly listFindings: (dossierId: DossierId) => Promise<Finding[]>;
  readonly pageOfFindings: (dossierId: DossierId, query: FindingQuery) => Promise<Page<Finding>>;
  readonly addFollowUp: (id: FindingId, followUp: FollowUp) => Promise<void>;
  readonly listFollowUps: (id: FindingId) => Promise<FollowUp[]>;
}

export interface Results {
  readonly verify: (report: Report, verification: Verification) => Promise<void>;
}

export interface Closures {
  readonly insert: (closure: Closure) => Promise<void>;
  readonly find: (dossierId: DossierId) => Promise<Closure | null>;
}

export interface ReportingUnit extends CommonUnit {
  readonly reports: Reports;
  readonly visits: Visits;
  readonly results: Results;
  readonly reporting: ReportingFacts;
  readonly closures: Closures;
  readonly programme: ProgrammeFacts;
  readonly attachments: DocumentActs;
  readonly papers: Papers;
  readonly registry: RegistryFacts;
  readonly application: ApplicationFacts;
  readonly cofinancing: CofinancingFacts;
  readonly agreement: AgreementFacts;
  readonly disbursement: DisbursementFacts;
  readonly ledger: Ledger;
}
