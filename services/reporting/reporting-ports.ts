import type { AgreementFacts } from '../agreement/agreement-facts.ts';
import type { ApplicationFacts } from '../application/application-facts.ts';
import type { DisbursementFacts } from '../disbursement/disbursement-facts.ts';
import type { DocumentActs } from '../documents/documents-acts.ts';
import type { Ledger } from '../ledger/ledger-acts.ts';
import type { ProgrammeFacts } from '../programme/programme-facts.ts';
import type { DossierId, ReportId } from '../shared/ids.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type { ReportContent } from './report-content.ts';
import type { Report } from './report.ts';
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
  /** Every revision of a dossier's reports, the oldest first. */
  readonly listRevisions: (dossierId: DossierId) => Promise<(ReportRevision & { readonly reportId: ReportId })[]>;
}

export interface Closures {
  readonly insert: (closure: Closure) => Promise<void>;
  readonly find: (dossierId: DossierId) => Promise<Closure | null>;
}

export interface ReportingUnit extends CommonUnit {
  readonly reports: Reports;
  readonly closures: Closures;
  readonly programme: ProgrammeFacts;
  readonly attachments: DocumentActs;
  readonly application: ApplicationFacts;
  readonly agreement: AgreementFacts;
  readonly disbursement: DisbursementFacts;
  readonly ledger: Ledger;
}
