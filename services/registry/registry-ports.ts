import type { AccountId, DocumentId, OrganisationId, PersonId } from '../shared/ids.ts';
import type { Page, PageQuery } from '../shared/page.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type { Account } from './account.ts';
import type { Organisation, RegistryFacts } from './registry-facts.ts';
import type { OrganisationView } from './registry-views.ts';

/** An organisation as it is kept: with the reason why a doubtful ICE was accepted. */
export interface Organisations {
  readonly insert: (organisation: Organisation, iceOverrideReason: string | null) => Promise<void>;
  readonly lockById: (id: OrganisationId) => Promise<Organisation>;
  readonly isProvince: (region: string, province: string) => Promise<boolean>;
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
}

export interface RegistryViews {
  readonly getOrganisation: (id: OrganisationId) => Promise<OrganisationView>;
  /** Of one representative, or of everybody where `of` is null. */
  readonly listOrganisations: (of: PersonId | null, page: PageQuery) => Promise<Page<OrganisationView>>;
}

export interface RegistryUnit extends CommonUnit {
  readonly registry: RegistryFacts;
  readonly organisations: Organisations;
  readonly accounts: Accounts;
  readonly registryViews: RegistryViews;
  readonly documents: Certificates;
}
