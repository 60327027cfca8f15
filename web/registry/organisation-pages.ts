import { z } from 'zod';
import { AccountCertificate, DeclaredAccount, type Account } from '../../services/registry/account.ts';
import { NewOrganisation } from '../../services/registry/organisation.ts';
import { OrganisationListQuery, type OrganisationView } from '../../services/registry/registry-views.ts';
import { Reason } from '../../services/registry/words.ts';
import { LegalForm } from '../../services/programme/programme-facts.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { AccountId, OrganisationId } from '../../services/shared/ids.ts';
import type { Page as ListPage } from '../../services/shared/page.ts';
import type { Rib } from '../../services/shared/rib.ts';
import { typedIn } from '../shared/fields.ts';
import type { Territory } from '../shared/named.ts';
import { page, type Page } from '../shared/page.ts';
import { NoParams } from '../shared/params.ts';
import { keepScannedFile, ONE_FILE, type ScansFiles } from '../shared/uploading.ts';
import { completed, DESCRIPTION, foreseen } from './description-form.ts';
import { OrganisationListPage } from './organisation-list-page.tsx';
import { OrganisationPage } from './organisation-page.tsx';
import { RegistrationPage } from './registration-page.tsx';

/** What these pages ask for: each is a use case. */
interface OrganisationUseCases extends ScansFiles {
  readonly listOrganisations: (actor: Actor, query: OrganisationListQuery) => Promise<ListPage<OrganisationView>>;
  readonly getOrganisation: (actor: Actor, id: OrganisationId) => Promise<OrganisationView>;
  readonly registerOrganisation: (command: Command, input: NewOrganisation) => Promise<OrganisationView>;
  readonly declareAccount: (command: Command, id: OrganisationId, input: { rib: Rib }) => Promise<Account>;
  readonly certifyAccount: (
    command: Command,
    id: AccountId,
    input: z.output<typeof AccountCertificate>,
  ) => Promise<Account>;
  readonly cancelAccountChange: (command: Command, id: AccountId, why: { reason: string }) => Promise<Account>;
  readonly listTerritories: (actor: Actor) => Promise<{ items: Territory[] }>;
}

const OfOrganisation = z.strictObject({ organisationId: OrganisationId });

export const organisationPages = (useCases: OrganisationUseCases): Page[] => [
  page({
    path: '/organisations',
    params: NoParams,
    load: async ({ actor, query }) => {
      const asked = OrganisationListQuery.safeParse(typedIn(query, OrganisationListQuery));
      const found = asked.success ? asked.data : OrganisationListQuery.parse({});
      return {
        query,
        organisations: await useCases.listOrganisations(actor, found),
        territories: (await useCases.listTerritories(actor)).items,
      };
    },
    show: OrganisationListPage,
  }),
  registrationPage(useCases),
  organisationPage(useCases),
];

const registrationPage = ({ registerOrganisation, listTerritories }: OrganisationUseCases): Page =>
  page({
    path: '/organisations/new',
    params: NoParams,
    load: async ({ actor, query }) => ({
      legalForm: LegalForm.safeParse(query['form']).data ?? null,
      next: query['call'] ?? null,
      territories: (await listTerritories(actor)).items,
    }),
    show: RegistrationPage,
    actions: {
      register: {
        fields: { ...DESCRIPTION, rib: 'code' },
        schema: z.preprocess(completed, NewOrganisation),
        foresee: foreseen,
        run: async ({ command, input, query }) => {
          const { id } = await registerOrganisation(command, input);
          const call = query['call'];
          return call === undefined ? `/organisations/${id}` : `/dossiers/new?call=${encodeURIComponent(call)}`;
        },
      },
    },
  });

const organisationPage = (useCases: OrganisationUseCases): Page =>
  page({
    path: '/organisations/:organisationId',
    params: OfOrganisation,
    load: async ({ actor, params }) => ({
      organisation: await useCases.getOrganisation(actor, params.organisationId),
      territories: (await useCases.listTerritories(actor)).items,
    }),
    show: OrganisationPage,
    upload: ONE_FILE,
    actions: {
      declare_account: {
        fields: { rib: 'code' },
        schema: DeclaredAccount,
        run: async ({ command, params, input }) => {
          await useCases.declareAccount(command, params.organisationId, input);
          return `/organisations/${params.organisationId}`;
        },
      },
      cancel_account: {
        fields: { accountId: 'text', reason: 'text' },
        schema: z.strictObject({ accountId: AccountId, reason: Reason }),
        run: async ({ command, params, input: { accountId, reason } }) => {
          await useCases.cancelAccountChange(command, accountId, { reason });
          return `/organisations/${params.organisationId}`;
        },
      },
      certify_account: {
        fields: { accountId: 'text' },
        schema: z.strictObject({ accountId: AccountId }),
        needsFile: true,
        run: async ({ command, also, params, input: { accountId }, file }) => {
          const certificateId = await keepScannedFile(useCases, also('certificate'), file);
          await useCases.certifyAccount(command, accountId, { certificateId });
          return `/organisations/${params.organisationId}`;
        },
      },
    },
  });
