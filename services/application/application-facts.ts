import type { CallId, DossierId, OrganisationId, PersonId } from '../shared/ids.ts';
import type { FinancingPlan } from './financing-plan.ts';
import type { Project } from './project.ts';
import type { Attachment } from './wanted-documents.ts';

export { FinancingPlan, eligibleBase, fundersAsked, ownContribution, sourcesOf, usesOf } from './financing-plan.ts';
export { limitOf, mostOf, type InstrumentLimit } from './instrument-limits.ts';
export { planFindings } from './findings.ts';
export { Project } from './project.ts';
export { documentsOf, WantedDocument } from './wanted-documents.ts';

interface DossierFacts {
  readonly id: DossierId;
  /** `AAP-2026-01-0017`: for life, never reused. */
  readonly reference: string;
  readonly callId: CallId;
  readonly organisationId: OrganisationId;
  readonly project: Project;
  /** HCP code of the province where the project is; null as long as a draft does not say. */
  readonly territory: string | null;
  readonly plan: FinancingPlan;
  readonly rulebookHash: string;
  readonly submittedAt: Date | null;
  /** SHA-256 of the application as submitted: votes and signatures name it. */
  readonly contentHash: string | null;
}

/** Whose dossier it is, and what people call it. */
type Holding = Pick<DossierFacts, 'reference' | 'organisationId'>;

export interface ApplicationFacts {
  readonly getDossier: (id: DossierId) => Promise<DossierFacts>;
  /** The newest of each kind. */
  readonly listAttached: (id: DossierId) => Promise<readonly Attachment[]>;
  readonly holdings: (ids: readonly DossierId[]) => Promise<Map<DossierId, Holding>>;
  /** Whether this person asked for its complement, or decided on its eligibility or its appeal. */
  readonly hasInstructed: (personId: PersonId, id: DossierId) => Promise<boolean>;
}
