import type { LocalDate } from '../shared/dates.ts';
import type { AccountId, DocumentId, OrganisationId, PersonId, RepresentativeId } from '../shared/ids.ts';
import type { Page, PageQuery } from '../shared/page.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type { Account } from './account.ts';
import type { Attestation } from './attestation.ts';
import type { Organisation, RegistryFacts, Representative } from './registry-facts.ts';
import type { OrganisationListQuery, OrganisationRecord, Revision } from './registry-views.ts';

/** An organisation as it is kept: with the reason why a doubtful ICE was accepted. */
export interface Organisations {
  readonly insert: (organisation: Organisation, iceOverrideReason: string | null, by: PersonId) => Promise<void>;
  readonly lockById: (id: OrganisationId) => Promise<Organisation>;
  readonly save: (organisation: Organisation, iceOverrideReason: string | null) => Promise<void>;
  readonly keepRevision: (organisation: Organisation, reason: string | null) => Promise<void>;
  readonly isProvince: (region: string, province: string) => Promise<boolean>;
}

export interface Representatives {
  readonly insert: (representative: Representative) => Promise<void>;
  readonly save: (representative: Representative) => Promise<void>;
  readonly getById: (id: RepresentativeId) => Promise<Representative>;
  /** All there ever were, the longest named first. */
  readonly list: (organisationId: OrganisationId) => Promise<Representative[]>;
}

export interface Attestations {
  readonly insert: (attestation: Attestation) => Promise<void>;
}

export interface Accounts {
  readonly insert: (account: Account) => Promise<void>;
  readonly lockById: (id: AccountId) => Promise<Account>;
  readonly save: (account: Account) => Promise<void>;
  readonly listLive: (organisationId: OrganisationId) => Promise<Account[]>;
  /** Whose declared or active account this RIB is. */
  readonly findHolder: (rib: string) => Promise<OrganisationId | null>;
}

/** The one thing asked of files, which this slice does not know: that a certificate is there. */
interface Certificates {
  readonly getDocument: (id: DocumentId) => Promise<{ readonly id: DocumentId }>;
  /** Read by a scanner first: what a decision stands on. */
  readonly getCleanDocument: (id: DocumentId) => Promise<{ readonly id: DocumentId }>;
}

export interface RegistryViews {
  readonly getOrganisation: (id: OrganisationId) => Promise<OrganisationRecord>;
  /** Of one representative, or of everybody where `of` is null. */
  readonly listOrganisations: (
    of: { readonly personId: PersonId; readonly today: LocalDate } | null,
    query: OrganisationListQuery,
  ) => Promise<Page<OrganisationRecord>>;
  /** The newest first. */
  readonly listRevisions: (id: OrganisationId, page: PageQuery) => Promise<Page<Revision>>;
  /** The newest first: the first of each kind is the one that counts. */
  readonly listAttestations: (id: OrganisationId, page: PageQuery) => Promise<Page<Attestation>>;
}

export interface RegistryUnit extends CommonUnit {
  readonly registry: RegistryFacts;
  readonly organisations: Organisations;
  readonly representatives: Representatives;
  readonly attestations: Attestations;
  readonly accounts: Accounts;
  readonly registryViews: RegistryViews;
  readonly documents: Certificates;
}
