import type { LegalForm } from '../programme/programme-facts.ts';
import type { LocalDate } from '../shared/dates.ts';
import type { AccountId, OrganisationId, PersonId } from '../shared/ids.ts';

export interface Organisation {
  readonly id: OrganisationId;
  readonly legalForm: LegalForm;
  readonly nameAr: string;
  /** What a bank file can carry. */
  readonly nameLatin: string;
  readonly ice: string | null;
  readonly registration: {
    readonly court: string;
    readonly number: string;
    readonly registeredOn: LocalDate;
    readonly extractOn: LocalDate;
  };
  /** HCP codes `05` and `05.301`; commune and douar are free text. */
  readonly seat: {
    readonly region: string;
    readonly province: string;
    readonly commune: string;
    readonly douar: string | null;
  };
  readonly sector: string;
  readonly members: {
    readonly total: number;
    readonly women: number;
    readonly youth: number;
    readonly youngWomen: number;
  };
  readonly representativeId: PersonId;
  readonly version: number;
}

export interface PayeeAccount {
  readonly id: AccountId;
  readonly organisationId: OrganisationId;
  readonly rib: string;
  readonly status: 'declared' | 'active' | 'replaced';
  /** Who declared and who certified it: neither may approve a payment to it. */
  readonly handledBy: readonly PersonId[];
}

export interface RegistryFacts {
  readonly getOrganisation: (id: OrganisationId) => Promise<Organisation>;
  /** The account that payments go to; null until one is certified. */
  readonly findActiveAccount: (id: OrganisationId) => Promise<PayeeAccount | null>;
}
