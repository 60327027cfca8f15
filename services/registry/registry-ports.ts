import type { AccessFacts } from '../access/access-facts.ts';
import type { ProgrammeFacts } from '../programme/programme-facts.ts';
import type {
  AccountId,
  DocumentId,
  InvitationId,
  OrganisationId,
  PersonId,
  RepresentativeId,
  RibClashId,
} from '../shared/ids.ts';
import type { Page, PageQuery } from '../shared/page.ts';
import type { Reach } from '../shared/permission.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type { Account } from './account.ts';
import type { Attestation } from './attestation.ts';
import type { Invitation } from './invitation.ts';
import type { InvitationListQuery } from './invitation-views.ts';
import type { Identifier } from './registry-errors.ts';
import type { Organisation, RegistryFacts, Representative } from './registry-facts.ts';
import type { RegistrySettings } from './registry-settings.ts';
import type {
  OrganisationListQuery,
  OrganisationRecord,
  Revision,
  RibClashQuery,
  RibClashView,
  Territory,
} from './registry-views.ts';
import type { RibClash } from './rib-clash.ts';

/** An organisation as it is kept: with the reason why a doubtful ICE was accepted. */
export interface Organisations {
  readonly insert: (organisation: Organisation, iceOverrideReason: string | null, by: PersonId) => Promise<void>;
  readonly lockById: (id: OrganisationId) => Promise<Organisation>;
  readonly save: (organisation: Organisation, iceOverrideReason: string | null) => Promise<void>;
  readonly keepRevision: (organisation: Organisation, reason: string | null) => Promise<void>;
  readonly isProvince: (region: string, province: string) => Promise<boolean>;
  /** By what another organisation than this one is known already. */
  readonly listTaken: (described: Identified, than: OrganisationId) => Promise<Identifier[]>;
}

type Identified = Pick<Organisation, 'legalForm' | 'ice' | 'registration'>;

export interface Representatives {
  readonly insert: (representative: Representative) => Promise<void>;
  readonly save: (representative: Representative) => Promise<void>;
  readonly getById: (id: RepresentativeId) => Promise<Representative>;
  /** All there ever were, the longest named first. */
  readonly list: (organisationId: OrganisationId) => Promise<Representative[]>;
}

export interface Invitations {
  readonly insert: (invitation: Invitation, secretHash: string) => Promise<void>;
  readonly saveAnswer: (invitation: Invitation) => Promise<void>;
  /** How somebody is reached who did not answer. */
  readonly forget: (id: InvitationId, now: Date) => Promise<void>;
  readonly getById: (id: InvitationId) => Promise<Invitation>;
  /** By the hash of its secret; `invitation_missing`. */
  readonly getByHash: (secretHash: string) => Promise<Invitation>;
  /** How many an organisation has sent in the day before. */
  readonly countLately: (organisationId: OrganisationId) => Promise<number>;
}

export interface Attestations {
  readonly insert: (attestation: Attestation) => Promise<void>;
}

export interface Accounts {
  readonly insert: (account: Account) => Promise<void>;
  readonly getById: (id: AccountId) => Promise<Account>;
  readonly save: (account: Account) => Promise<void>;
  /** Those of an organisation that are not over, locked. */
  readonly listLive: (organisationId: OrganisationId) => Promise<Account[]>;
  /** Other organisations' live accounts with this RIB; whoever declares the same one meanwhile waits for the answer. */
  readonly lockOthers: (rib: string, than: OrganisationId) => Promise<Account[]>;
}

export interface RibClashes {
  readonly insert: (clash: RibClash) => Promise<void>;
  readonly getById: (id: RibClashId) => Promise<RibClash>;
  readonly save: (clash: RibClash) => Promise<void>;
  /** The account is given up: whatever clash it raised is over with it. */
  readonly withdrawOpen: (accountId: AccountId) => Promise<void>;
}

export interface SettingsStore {
  readonly get: () => Promise<RegistrySettings>;
  readonly save: (settings: RegistrySettings) => Promise<void>;
}

/** The one thing asked of files, which this slice does not know: that a certificate is there. */
interface Certificates {
  readonly getDocument: (id: DocumentId) => Promise<{ readonly id: DocumentId }>;
  /** Read by a scanner first: what a decision stands on. */
  readonly getCleanDocument: (id: DocumentId) => Promise<{ readonly id: DocumentId }>;
}

/** A list that is asked for words. */
export type OrganisationSearch = OrganisationListQuery & { readonly q: string };

export interface RegistryViews {
  readonly getOrganisation: (id: OrganisationId) => Promise<OrganisationRecord>;
  readonly isReached: (reach: Reach, id: OrganisationId) => Promise<boolean>;
  /** Of those that are reached, in the order in which they were registered. */
  readonly listOrganisations: (reach: Reach, query: OrganisationListQuery) => Promise<Page<OrganisationRecord>>;
  /** The best answers first; in the order of registration where a search says so little that none is better. */
  readonly searchOrganisations: (reach: Reach, query: OrganisationSearch) => Promise<Page<OrganisationRecord>>;
  /** The newest first. */
  readonly listRevisions: (id: OrganisationId, page: PageQuery) => Promise<Page<Revision>>;
  /** The newest first: the first of each kind is the one that counts. */
  readonly listRibClashes: (query: RibClashQuery) => Promise<Page<RibClashView>>;
  /** Regions and provinces, in the order of their codes. */
  readonly listTerritories: () => Promise<Territory[]>;
  readonly listAttestations: (id: OrganisationId, page: PageQuery) => Promise<Page<Attestation>>;
  /** The newest first. */
  readonly listInvitations: (id: OrganisationId, query: InvitationListQuery) => Promise<Page<Invitation>>;
  /** A few of those that nobody answered, and of which it still stands how they were sent. */
  readonly listForgettable: (overBefore: Date) => Promise<InvitationId[]>;
}

export interface RegistryUnit extends CommonUnit {
  /** Where people find these pages. */
  readonly publicUrl: string;
  readonly people: Pick<AccessFacts, 'getPerson'>;
  readonly registry: RegistryFacts;
  readonly organisations: Organisations;
  readonly representatives: Representatives;
  readonly invitations: Invitations;
  readonly attestations: Attestations;
  readonly accounts: Accounts;
  readonly ribClashes: RibClashes;
  readonly registrySettings: SettingsStore;
  readonly programme: Pick<ProgrammeFacts, 'holidays'>;
  readonly registryViews: RegistryViews;
  readonly documents: Certificates;
}
