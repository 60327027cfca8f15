import { z } from 'zod';
import { LegalForm } from '../programme/programme-facts.ts';
import { AccountId, DocumentId, OrganisationId, PersonId } from '../shared/ids.ts';
import { pageOf } from '../shared/page.ts';
import { ACCOUNT_STATUSES } from './account.ts';
import { Members, Registration, Seat } from './organisation.ts';

export const AccountView = z
  .strictObject({
    id: AccountId,
    organisationId: OrganisationId,
    rib: z.string(),
    status: z.enum(ACCOUNT_STATUSES),
    declaredBy: PersonId,
    certifiedBy: PersonId.nullable(),
    certificateId: DocumentId.nullable(),
  })
  .meta({ id: 'Account' });

export const OrganisationView = z
  .strictObject({
    id: OrganisationId,
    legalForm: LegalForm,
    nameAr: z.string(),
    nameLatin: z.string(),
    ice: z.string().nullable(),
    registration: Registration,
    seat: Seat,
    sector: z.string(),
    members: Members,
    representativeId: PersonId,
    version: z.int(),
    accounts: z.array(AccountView),
  })
  .meta({ id: 'Organisation' });
export type OrganisationView = z.output<typeof OrganisationView>;

export const OrganisationPage = pageOf(OrganisationView, 'OrganisationPage');
