import { z } from 'zod';
import { AccountCertificate, DeclaredAccount } from '../../services/registry/account.ts';
import { NewOrganisation } from '../../services/registry/organisation.ts';
import type { RegistryUseCases } from '../../services/registry/registry-use-cases.ts';
import { AccountView, OrganisationPage, OrganisationView } from '../../services/registry/registry-views.ts';
import { AccountId, OrganisationId } from '../../services/shared/ids.ts';
import { PageQuery } from '../../services/shared/page.ts';
import { NoParams } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';

const ofOrganisation = z.strictObject({ organisationId: OrganisationId });

export const registryRoutes = (useCases: RegistryUseCases): Route[] => [
  writing({
    operation: 'registerOrganisation',
    method: 'post',
    path: '/organisations',
    summary: 'Registers an organisation with its bank account; you become its representative',
    params: NoParams,
    body: NewOrganisation,
    result: OrganisationView,
    handle: ({ command, body }) => useCases.registerOrganisation(command, body),
  }),
  reading({
    operation: 'listOrganisations',
    path: '/organisations',
    summary: 'The organisations that you represent, or all of them for those who work for the fund',
    params: NoParams,
    query: PageQuery.extend({ after: OrganisationId.optional() }),
    result: OrganisationPage,
    handle: ({ actor, query }) => useCases.listOrganisations(actor, query),
  }),
  reading({
    operation: 'getOrganisation',
    path: '/organisations/:organisationId',
    summary: 'An organisation with its accounts',
    params: ofOrganisation,
    result: OrganisationView,
    handle: ({ actor, params }) => useCases.getOrganisation(actor, params.organisationId),
  }),
  writing({
    operation: 'declareAccount',
    method: 'post',
    path: '/organisations/:organisationId/accounts',
    summary: 'Declares another bank account, to be certified',
    params: ofOrganisation,
    body: DeclaredAccount,
    result: AccountView,
    handle: ({ command, params, body }) => useCases.declareAccount(command, params.organisationId, body),
  }),
  writing({
    operation: 'certifyAccount',
    method: 'post',
    path: '/accounts/:accountId/certification',
    summary: "Certifies a declared account on the bank's certificate",
    params: z.strictObject({ accountId: AccountId }),
    body: AccountCertificate,
    result: AccountView,
    handle: ({ command, params, body }) => useCases.certifyAccount(command, params.accountId, body),
  }),
];
