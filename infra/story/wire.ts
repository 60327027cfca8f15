import type { z } from 'zod';
import type * as access from '../../services/access/access-views.ts';
import type * as agreement from '../../services/agreement/agreement-views.ts';
import type * as application from '../../services/application/application-views.ts';
import type * as complement from '../../services/application/complement.ts';
import type * as wanted from '../../services/application/wanted-documents.ts';
import type * as audit from '../../services/audit/audit-views.ts';
import type * as lines from '../../services/cofinancing/lines-views.ts';
import type * as cofinancing from '../../services/cofinancing/cofinancing-views.ts';
import type * as lists from '../../services/committee/committee-lists.ts';
import type * as committee from '../../services/committee/committee-views.ts';
import type * as disbursement from '../../services/disbursement/disbursement-views.ts';
import type * as documents from '../../services/documents/documents-views.ts';
import type * as suspension from '../../services/agreement/suspension-views.ts';
import type * as decisions from '../../services/committee/decisions-view.ts';
import type * as notification from '../../services/notification/notification-views.ts';
import type * as observatory from '../../services/observatory/observatory-views.ts';
import type * as programme from '../../services/programme/programme-views.ts';
import type * as registry from '../../services/registry/registry-views.ts';
import type * as results from '../../services/reporting/result-views.ts';
import type * as visits from '../../services/reporting/visit-views.ts';
import type * as reporting from '../../services/reporting/reporting-views.ts';
import type * as ranking from '../../services/scoring/ranking-views.ts';
import type * as scoring from '../../services/scoring/scoring-views.ts';

/**
 * An answer as it travels: instants and amounts are still text. The answers that the story reads follow, under the
 * names that the API's own description gives them.
 */
type Wire<Schema extends z.ZodType> = z.input<Schema>;

export interface Clock {
  readonly now: string;
}
export type Me = Wire<typeof access.MeView>;
export type Role = Wire<typeof access.RoleView>;
export type Delegation = Wire<typeof access.DelegationView>;
export type Funder = Wire<typeof programme.FunderView>;
export type FunderList = Wire<typeof programme.FunderList>;
export type Call = Wire<typeof programme.CallView>;
export type CallPage = Wire<typeof programme.CallPage>;
export type EnvelopePage = Wire<typeof programme.EnvelopePage>;
export type Organisation = Wire<typeof registry.OrganisationView>;
export type OrganisationPage = Wire<typeof registry.OrganisationPage>;
export type RibClashPage = Wire<typeof registry.RibClashPage>;
export type Account = Wire<typeof registry.AccountView>;
export type Document = Wire<typeof documents.DocumentView>;

export type Dossier = Wire<typeof application.Dossier>;
export type DossierView = Wire<typeof application.DossierView>;
export type Findings = Wire<typeof application.Findings>;
export type WantedDocuments = Wire<typeof wanted.WantedDocuments>;
export type Complement = Wire<typeof complement.Complement>;
export type Receipt = Wire<typeof application.Receipt>;
export type Submission = Wire<typeof application.Submission>;
export type EligibilityView = Wire<typeof application.EligibilityView>;
export type AssignmentPage = Wire<typeof scoring.AssignmentPage>;
export type Review = Wire<typeof scoring.ReviewView>;
export type ScoreSheet = Wire<typeof scoring.SheetView>;
export type Reviewer = Wire<typeof scoring.ReviewerView>;
export type Ranking = Wire<typeof ranking.RankingView>;
export type CommitteeSession = Wire<typeof committee.SessionView>;
export type CommitteeAgenda = Wire<typeof committee.AgendaView>;
export type Minutes = Wire<typeof committee.MinutesView>;
export type CommitteeDecisions = Wire<typeof decisions.DecisionsView>;
export type ReservePage = Wire<typeof lists.ReservePage>;
export type Round = Wire<typeof cofinancing.RoundView>;
export type PlanOptions = Wire<typeof lines.PlanOptionsView>;
export type PlanRevision = Wire<typeof cofinancing.RevisionView>;
export type Rounds = Wire<typeof cofinancing.RoundsView>;
export type ApprovalLine = Wire<typeof cofinancing.LineView>;
export type Agreement = Wire<typeof agreement.AgreementView>;
export type Suspension = Wire<typeof suspension.SuspensionView>;

export type Tranche = Wire<typeof disbursement.TrancheView>;
export type TrancheList = Wire<typeof disbursement.TrancheList>;
export type PaymentRun = Wire<typeof disbursement.PaymentRunView>;
export type PaymentOrderPaper = Wire<typeof disbursement.PaymentOrderPaper>;
export type StatementImport = Wire<typeof disbursement.StatementImport>;
export type Placement = Wire<typeof disbursement.PlacementView>;
export type UnmatchedPage = Wire<typeof disbursement.UnmatchedPage>;
export type FinalCost = Wire<typeof disbursement.FinalCostView>;
export type Recovery = Wire<typeof disbursement.RecoveryView>;
export type Visit = Wire<typeof visits.VisitView>;
export type FindingPage = Wire<typeof visits.FindingPage>;
export type Results = Wire<typeof results.ResultList>;
export type ClosureView = Wire<typeof reporting.ClosureView>;
export type ReportList = Wire<typeof reporting.ReportList>;
export type Progress = Wire<typeof observatory.Progress>;
export type PublicFigures = Wire<typeof observatory.PublicFigures>;
export type PublicJobs = Wire<typeof observatory.PublicJobs>;
export type PublicAwardPage = Wire<typeof observatory.PublicAwardPage>;
export type PaperCheck = Wire<typeof documents.PaperCheck>;
export type VerifiedPaper = Wire<typeof documents.VerifiedPaper>;
export type Timeline = Wire<typeof audit.Timeline>;
export type InboxPage = Wire<typeof notification.InboxPage>;
export type SentPage = Wire<typeof notification.SentPage>;
