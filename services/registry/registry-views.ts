import { z } from 'zod';
import { LegalForm } from '../programme/programme-facts.ts';
import { LocalDate } from '../shared/dates.ts';
import {
  AccountId,
  DocumentId,
  OrganisationId,
  AttestationId,
  PersonId,
  RepresentativeId,
  RibClashId,
} from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import { PageQuery, pageOf } from '../shared/page.ts';
import { ACCOUNT_STATUSES } from './account.ts';
import { NewAttestation } from './attestation.ts';
import { Members, Seat } from './description.ts';
import { Registration } from './registration.ts';
import { CLASH_OUTCOMES } from './rib-clash.ts';
import { WARNINGS } from './warnings.ts';

export const AccountView = z
  .strictObject({
    id: AccountId,
    organisationId: OrganisationId,
    rib: z.string(),
    status: z.enum(ACCOUNT_STATUSES),
    declaredBy: PersonId,
    certifiedBy: PersonId.nullable(),
    certificateId: DocumentId.nullable(),
    activatesAt: InstantSchema.nullable(),
    isRibDisputed: z.boolean(),
  })
  .meta({ id: 'Account' });

export const RepresentativeView = z
  .strictObject({
    id: RepresentativeId,
    organisationId: OrganisationId,
    personId: PersonId,
    capacity: z.string().nullable(),
    act: z.string().nullable(),
    documentId: DocumentId.nullable(),
    from: LocalDate,
    until: LocalDate.nullable(),
    endedOn: LocalDate.nullable(),
    namedBy: PersonId,
  })
  .meta({ id: 'Representative' });

const Description = z
  .strictObject({
    id: OrganisationId,
    legalForm: LegalForm,
    formDetail: z.string().nullable(),
    nameAr: z.string(),
    nameLatin: z.string(),
    ice: z.string().nullable(),
    taxNumber: z.string().nullable(),
    cnssNumber: z.string().nullable(),
    registration: Registration,
    seat: Seat,
    sector: z.string(),
    members: Members,
    phone: z.string().nullable(),
    email: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'OrganisationDescription' });

/** With the name that people know. */
const NamedRepresentative = RepresentativeView.extend({
  name: z.string(),
  nameAr: z.string().nullable(),
  /** There is another voice today: this one can be ended. */
  mayEnd: z.boolean(),
}).meta({ id: 'NamedRepresentative' });
type NamedRepresentative = z.output<typeof NamedRepresentative>;

export const OrganisationView = Description.extend({
  /** All there ever were, the longest named first. */
  representatives: z.array(NamedRepresentative),
  accounts: z.array(AccountView),
  warnings: z.array(z.enum(WARNINGS)),
}).meta({ id: 'Organisation' });
export type OrganisationView = z.output<typeof OrganisationView>;
/** What the tables say; what looks wrong on a day is said of it afterwards. */
export type OrganisationRecord = Omit<OrganisationView, 'warnings' | 'representatives'> & {
  readonly representatives: readonly Omit<NamedRepresentative, 'mayEnd'>[];
};

/** One of the twelve regions, or a province or prefecture of one, by its HCP code. */
const Territory = z
  .strictObject({ code: z.string(), regionCode: z.string().nullable(), nameAr: z.string(), nameFr: z.string() })
  .meta({ id: 'Territory' });
export type Territory = z.output<typeof Territory>;
export const TerritoryList = z.strictObject({ items: z.array(Territory) }).meta({ id: 'TerritoryList' });

export const OrganisationPage = pageOf(OrganisationView, 'OrganisationPage');

/** The last id of the page before; with its score where the page is of a search. */
const ORGANISATION_CURSOR = /^(?:\d\.\d{5}_)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const OrganisationListQuery = PageQuery.extend({
  after: z.string().regex(ORGANISATION_CURSOR).optional(),
  /** Words of a name, a place, an ICE or a registration number, in Arabic or French, however they are spelled. */
  q: z.string().trim().min(2).max(100).optional(),
  legalForm: LegalForm.optional(),
  /** HCP code of the seat's region, or of its province. */
  region: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
  province: z
    .string()
    .regex(/^\d{2}\.\d{3}$/)
    .optional(),
});
export type OrganisationListQuery = z.output<typeof OrganisationListQuery>;

const Revision = z
  .strictObject({
    version: z.int(),
    organisation: Description,
    reason: z.string().nullable(),
    by: PersonId,
    at: InstantSchema,
  })
  .meta({ id: 'OrganisationRevision' });
export type Revision = z.output<typeof Revision>;
export const RevisionPage = pageOf(Revision, 'OrganisationRevisionPage');

export const AttestationView = NewAttestation.extend({
  id: AttestationId,
  organisationId: OrganisationId,
  addedBy: PersonId,
}).meta({
  id: 'Attestation',
});
export const AttestationPage = pageOf(AttestationView, 'AttestationPage');

export const RibClashState = z
  .strictObject({
    id: RibClashId,
    accountId: AccountId,
    otherAccountId: AccountId,
    declaredBy: PersonId,
    raisedAt: InstantSchema,
    outcome: z.enum(CLASH_OUTCOMES).nullable(),
    reason: z.string().nullable(),
    resolvedBy: PersonId.nullable(),
    resolvedAt: InstantSchema.nullable(),
  })
  .meta({ id: 'RibClash' });

const RibClashView = RibClashState.extend({
  organisationId: OrganisationId,
  otherOrganisationId: OrganisationId,
}).meta({ id: 'RibClashItem' });
export type RibClashView = z.output<typeof RibClashView>;
export const RibClashPage = pageOf(RibClashView, 'RibClashPage');

export const RibClashQuery = PageQuery.extend({
  after: RibClashId.optional(),
  /** Waiting for a person, or decided. */
  status: z.enum(['open', 'resolved']).optional(),
});
export type RibClashQuery = z.output<typeof RibClashQuery>;
