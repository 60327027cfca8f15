import type { z } from 'zod';
import type * as access from '../../services/access/access-views.ts';
import type * as agreement from '../../services/agreement/agreement-views.ts';
import type * as application from '../../services/application/application-views.ts';
import type * as audit from '../../services/audit/audit-views.ts';
import type * as cofinancing from '../../services/cofinancing/cofinancing-views.ts';
import type * as committee from '../../services/committee/committee-views.ts';
import type * as disbursement from '../../services/disbursement/disbursement-views.ts';
import type * as documents from '../../services/documents/documents-views.ts';
import type * as programme from '../../services/programme/programme-views.ts';
import type * as registry from '../../services/registry/registry-views.ts';
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
export type Funder = Wire<typeof programme.FunderView>;
export type FunderList = Wire<typeof programme.FunderList>;
export type Call = Wire<typeof programme.CallView>;
export type CallPage = Wire<typeof programme.CallPage>;
export type Organisation = Wire<typeof registry.OrganisationView>;
export type Document = Wire<typeof documents.DocumentView>;

export type Dossier = Wire<typeof application.Dossier>;
export type DossierView = Wire<typeof application.DossierView>;
export type Findings = Wire<typeof application.Findings>;
export type Submission = Wire<typeof application.Submission>;
export type EligibilityView = Wire<typeof application.EligibilityView>;
export type AssignmentPage = Wire<typeof scoring.AssignmentPage>;
export type Review = Wire<typeof scoring.ReviewView>;
export type Ranking = Wire<typeof ranking.RankingView>;
export type CommitteeSession = Wire<typeof committee.SessionView>;
export type CommitteeAgenda = Wire<typeof committee.AgendaView>;
export type Minutes = Wire<typeof committee.MinutesView>;
export type Rounds = Wire<typeof cofinancing.RoundsView>;
export type ApprovalLine = Wire<typeof cofinancing.LineView>;
export type Agreement = Wire<typeof agreement.AgreementView>;

export type Tranche = Wire<typeof disbursement.TrancheView>;
export type TrancheList = Wire<typeof disbursement.TrancheList>;
export type PaymentRun = Wire<typeof disbursement.PaymentRunView>;
export type StatementImport = Wire<typeof disbursement.StatementImport>;
export type FinalCost = Wire<typeof disbursement.FinalCostView>;
export type Recovery = Wire<typeof disbursement.RecoveryView>;
export type ReportList = Wire<typeof reporting.ReportList>;
export type Timeline = Wire<typeof audit.Timeline>;
