import type { DossierId, PersonId, ReportId } from '../shared/ids.ts';

/** One indicator of a dossier, as its last accepted report tells it and as somebody has verified it. */
export interface ReportedResult {
  readonly code: string;
  readonly reportId: ReportId;
  readonly baseline: number;
  readonly target: number;
  readonly declared: number;
  readonly declaredBy: PersonId;
  readonly verified: number | null;
  readonly verifiedBy: PersonId | null;
}

/** Who counts results asks here; the view `reporting.result` says the same to whoever reads many dossiers at once. */
export interface ReportingFacts {
  readonly listResults: (dossierId: DossierId) => Promise<ReportedResult[]>;
}
