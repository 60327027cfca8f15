import { z } from 'zod';
import { AccountCertificate, DeclaredAccount } from '../../services/registry/account.ts';
import { NewOrganisation, OrganisationCorrection } from '../../services/registry/organisation.ts';
import { RegistrySettings } from '../../services/registry/registry-settings.ts';
import { ClashResolution } from '../../services/registry/rib-clash.ts';
import type { RegistryUseCases } from '../../services/registry/registry-use-cases.ts';
import { NewAttestation } from '../../services/registry/attestation.ts';
import { NewRepresentative } from '../../services/registry/representative.ts';
import {
  AccountView,
  OrganisationListQuery,
  OrganisationPage,
  OrganisationView,
  AttestationPage,
  AttestationView,
  RepresentativeView,
  RevisionPage,
  RibClashPage,
  RibClashQuery,
  RibClashState,
  TerritoryList,
} from '../../services/registry/registry-views.ts';
import { AccountId, OrganisationId, AttestationId, RepresentativeId, RibClashId } from '../../services/shared/ids.ts';
import { PageQuery } from '../../services/shared/page.ts';
import { Reason } from '../../services/registry/words.ts';
import { NoParams } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';

const ReasonBody = z.strictObject({ reason: Reason }).meta({ id: 'RegistryReason' });
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
    query: OrganisationListQuery,
    result: OrganisationPage,
    handle: ({ actor, query }) => useCases.listOrganisations(actor, query),
  }),
  reading({
    operation: 'getOrganisation',
    path: '/organisations/:organisationId',
    summary: 'An organisation with its accounts and representatives, and what looks wrong with it',
    params: ofOrganisation,
    result: OrganisationView,
    handle: ({ actor, params }) => useCases.getOrganisation(actor, params.organisationId),
  }),
  writing({
    operation: 'correctOrganisation',
    method: 'put',
    path: '/organisations/:organisationId',
    summary: 'Corrects the description of an organisation; what it was stays as a revision. Needs If-Match',
    params: ofOrganisation,
    body: OrganisationCorrection,
    result: OrganisationView,
    handle: ({ command, params, body }) => useCases.correctOrganisation(command, params.organisationId, body),
  }),
  reading({
    operation: 'listOrganisationRevisions',
    path: '/organisations/:organisationId/revisions',
    summary: 'What an organisation was described as, the newest first',
    params: ofOrganisation,
    query: PageQuery.extend({
      after: z
        .string()
        .regex(/^\d{1,9}$/)
        .optional(),
    }),
    result: RevisionPage,
    handle: ({ actor, params, query }) => useCases.listRevisions(actor, params.organisationId, query),
  }),
  territoryRoute(useCases),
  ...accountRoutes(useCases),
  ...representativeRoutes(useCases),
  ...attestationRoutes(useCases),
];

const territoryRoute = (useCases: RegistryUseCases): Route =>
  reading({
    operation: 'listTerritories',
    path: '/territories',
    summary: 'Regions, provinces and prefectures, with their names',
    isPublic: true,
    params: NoParams,
    result: TerritoryList,
    handle: ({ actor }) => useCases.listTerritories(actor),
  });

const representativeRoutes = (useCases: RegistryUseCases): Route[] => [
  writing({
    operation: 'nameRepresentative',
    method: 'post',
    path: '/organisations/:organisationId/representatives',
    summary: 'Names somebody who speaks for an organisation, with the act that says so and its term',
    params: ofOrganisation,
    body: NewRepresentative,
    result: RepresentativeView,
    handle: ({ command, params, body }) => useCases.nameRepresentative(command, params.organisationId, body),
  }),
  writing({
    operation: 'endRepresentative',
    method: 'post',
    path: '/representatives/:representativeId/end',
    summary: "Ends a representative's authority today",
    params: z.strictObject({ representativeId: RepresentativeId }),
    body: ReasonBody,
    result: RepresentativeView,
    handle: ({ command, params, body }) => useCases.endRepresentative(command, params.representativeId, body),
  }),
];

const attestationRoutes = (useCases: RegistryUseCases): Route[] => [
  writing({
    operation: 'addAttestation',
    method: 'post',
    path: '/organisations/:organisationId/attestations',
    summary: 'Keeps a document of an organisation for every dossier that asks for its kind, until it expires',
    params: ofOrganisation,
    body: NewAttestation,
    result: AttestationView,
    handle: ({ command, params, body }) => useCases.addAttestation(command, params.organisationId, body),
  }),
  reading({
    operation: 'listAttestations',
    path: '/organisations/:organisationId/attestations',
    summary: 'The documents of an organisation, the newest first: the first of a kind is the one that counts',
    params: ofOrganisation,
    query: PageQuery.extend({ after: AttestationId.optional() }),
    result: AttestationPage,
    handle: ({ actor, params, query }) => useCases.listAttestations(actor, params.organisationId, query),
  }),
];

const accountRoutes = (useCases: RegistryUseCases): Route[] => [
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
  writing({
    operation: 'cancelAccountChange',
    method: 'post',
    path: '/accounts/:accountId/cancellation',
    summary: 'Calls off an account that payments do not go to yet; the previous contact may, too',
    params: z.strictObject({ accountId: AccountId }),
    body: ReasonBody,
    result: AccountView,
    handle: ({ command, params, body }) => useCases.cancelAccountChange(command, params.accountId, body),
  }),
  ...clashRoutes(useCases),
];

const clashRoutes = (useCases: RegistryUseCases): Route[] => [
  reading({
    operation: 'listRibClashes',
    path: '/rib-clashes',
    summary: 'Where two organisations use one RIB',
    params: NoParams,
    query: RibClashQuery,
    result: RibClashPage,
    handle: ({ actor, query }) => useCases.listRibClashes(actor, query),
  }),
  writing({
    operation: 'resolveRibClash',
    method: 'post',
    path: '/rib-clashes/:clashId/resolution',
    summary: 'Says whether two organisations may use one account; a rejected account is cancelled',
    params: z.strictObject({ clashId: RibClashId }),
    body: ClashResolution,
    result: RibClashState,
    handle: ({ command, params, body }) => useCases.resolveRibClash(command, params.clashId, body),
  }),
  reading({
    operation: 'getRegistrySettings',
    path: '/registry-settings',
    summary: 'How long a change of account cools off',
    params: NoParams,
    result: RegistrySettings,
    handle: ({ actor }) => useCases.getRegistrySettings(actor),
  }),
  writing({
    operation: 'setRegistrySettings',
    method: 'put',
    path: '/registry-settings',
    summary: 'Sets how long a change of account cools off',
    params: NoParams,
    body: RegistrySettings,
    result: RegistrySettings,
    handle: ({ command, body }) => useCases.setRegistrySettings(command, body),
  }),
];
