import type { z } from 'zod';
import type { DossierView } from '../../services/application/application-views.ts';
import type { Rulebook } from '../../services/programme/programme-facts.ts';
import type { ReportContent } from '../../services/reporting/report-content.ts';
import type {
  ClosureRequest,
  ClosureView,
  ReportList,
  ReportReturn,
} from '../../services/reporting/reporting-views.ts';
import type { ResultList, VerificationRequest } from '../../services/reporting/result-views.ts';
import type {
  FindingAnswer,
  FindingPage,
  FindingQuery,
  NewVisit,
  VisitPage,
  VisitQuery,
  VisitRecord,
} from '../../services/reporting/visit-views.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import type { CallId, DossierId, FindingId, ReportId, VisitId } from '../../services/shared/ids.ts';
import type { NameUseCases } from '../shared/naming.ts';
import type { KeepsFiles } from '../shared/uploading.ts';

type Reading<Result> = (actor: Actor, id: DossierId) => Promise<Result>;
type Act<Id, Input> = (command: Command, id: Id, input: Input) => Promise<unknown>;

/** What the pages of reports, visits and closure ask for: each is a use case. */
export interface ReportingUseCases extends NameUseCases, KeepsFiles {
  readonly getDossier: Reading<DossierView>;
  readonly getCall: (actor: Actor, id: CallId, rulebookHash: string) => Promise<{ readonly rulebook: Rulebook }>;
  readonly listReports: Reading<ReportList>;
  readonly listResults: Reading<ResultList>;
  readonly getClosure: Reading<ClosureView>;
  readonly listVisits: (actor: Actor, id: DossierId, query: VisitQuery) => Promise<z.output<typeof VisitPage>>;
  readonly listFindings: (actor: Actor, id: DossierId, query: FindingQuery) => Promise<z.output<typeof FindingPage>>;
  readonly submitReport: Act<ReportId, ReportContent>;
  readonly acceptReport: (command: Command, id: ReportId) => Promise<unknown>;
  readonly returnReport: Act<ReportId, ReportReturn>;
  readonly verifyIndicator: Act<ReportId, VerificationRequest>;
  readonly planVisit: Act<DossierId, NewVisit>;
  readonly recordVisit: Act<VisitId, VisitRecord>;
  readonly cancelVisit: Act<VisitId, { reason: string }>;
  readonly answerFinding: Act<FindingId, FindingAnswer>;
  readonly closeFinding: Act<FindingId, { note: string }>;
  readonly closeDossier: Act<DossierId, ClosureRequest>;
}
