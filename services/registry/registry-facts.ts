import type { LegalForm } from '../programme/programme-facts.ts';
import type { LocalDate } from '../shared/dates.ts';
import type {
  AccountId,
  DocumentId,
  OrganisationId,
  AttestationId,
  PersonId,
  RepresentativeId,
} from '../shared/ids.ts';

export { Ice } from './identifiers.ts';

export interface Organisation {
  readonly id: OrganisationId;
  readonly legalForm: LegalForm;
  readonly formDetail: string | null;
  readonly nameAr: string;
  /** What a bank file can carry. */
  readonly nameLatin: string;
  readonly ice: string | null;
  readonly taxNumber: string | null;
  readonly cnssNumber: string | null;
  readonly registration: {
    /** Of cooperatives, unions, GIE and companies. */
    readonly court: string | null;
    readonly number: string;
    readonly registeredOn: LocalDate;
    /** Null where the form's register gives no extracts. */
    readonly extractOn: LocalDate | null;
    readonly odcoNumber: string | null;
    readonly authority: string | null;
    readonly receipt: 'provisional' | 'final' | null;
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
    readonly withDisability: number;
  };
  /** E.164. */
  readonly phone: string | null;
  readonly email: string | null;
  readonly version: number;
}

/** Somebody who speaks for an organisation, on an act, from a day to a day. */
export interface Representative {
  readonly id: RepresentativeId;
  readonly organisationId: OrganisationId;
  readonly personId: PersonId;
  /** Null, with the act, of whoever registered the organisation and has shown no act yet. */
  readonly capacity: string | null;
  readonly act: string | null;
  readonly documentId: DocumentId | null;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
  readonly endedOn: LocalDate | null;
  readonly namedBy: PersonId;
}

/** Where one kind of document stands for an organisation, on a day. */
export interface AttestationStanding {
  readonly kind: string;
  readonly status: 'missing' | 'valid' | 'expired';
  readonly attestationId: AttestationId | null;
  readonly documentId: DocumentId | null;
  readonly expiresOn: LocalDate | null;
}

export interface PayeeAccount {
  readonly id: AccountId;
  readonly organisationId: OrganisationId;
  readonly rib: string;
  readonly status: 'declared' | 'certified' | 'active' | 'replaced' | 'cancelled';
  /** Who declared and who certified it: neither may approve a payment to it. */
  readonly handledBy: readonly PersonId[];
}

/** Why no payment may go to an organisation: it has no certified account, or that account is being changed. */
export type AccountHold = 'account_not_active' | 'account_change_pending' | 'account_cooling_off' | 'rib_disputed';

export interface AccountStanding {
  /** The account in use, whether or not payments may go there now. */
  readonly account: PayeeAccount | null;
  /** Null where payments may leave. */
  readonly hold: AccountHold | null;
  /** When the hold ends by itself, where it does. */
  readonly until: Date | null;
}

export interface RegistryFacts {
  readonly getOrganisation: (id: OrganisationId) => Promise<Organisation>;
  /** The account in use and what holds payments to it back. */
  readonly accountStanding: (id: OrganisationId) => Promise<AccountStanding>;
  /** Who speaks for it on this day, the longest named first. */
  readonly listRepresentatives: (id: OrganisationId, on: LocalDate) => Promise<Representative[]>;
  /** One answer per kind asked for: what an organisation has shown once is not asked again until it expires. */
  readonly attestationStandings: (
    id: OrganisationId,
    kinds: readonly string[],
    on: LocalDate,
  ) => Promise<AttestationStanding[]>;
  /** The account that payments go to; null until one is certified, and while it is being changed. */
  readonly findActiveAccount: (id: OrganisationId) => Promise<PayeeAccount | null>;
  /** Those of many; whoever has none is not in it. */
  readonly activeAccounts: (ids: readonly OrganisationId[]) => Promise<Map<OrganisationId, PayeeAccount>>;
}
