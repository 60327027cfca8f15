import { z } from 'zod';
import {
  DossierListQuery,
  DossierPage,
  type Dossier,
  type DossierView,
  type Receipt,
} from '../../services/application/application-views.ts';
import { NewMandate, type Mandate } from '../../services/application/mandate.ts';
import type { CallSummary } from '../../services/programme/programme-views.ts';
import { OrganisationListQuery, type OrganisationView } from '../../services/registry/registry-views.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { localDateOf } from '../../services/shared/dates.ts';
import { CallId, MandateId, OrganisationId, type DossierId } from '../../services/shared/ids.ts';
import type { Page as ListPage, PageQuery } from '../../services/shared/page.ts';
import { typedIn } from '../shared/fields.ts';
import { namesOf, type NameUseCases } from '../shared/naming.ts';
import { page, type Page } from '../shared/page.ts';
import { NoParams, OfDossier } from '../shared/params.ts';
import { keepNeededFile, ONE_FILE, type KeepsFiles } from '../shared/uploading.ts';
import { CounterPage } from './counter-page.tsx';
import { CounterReceiptPage, type CounterReceipt } from './counter-receipt-page.tsx';
import { MandatesPage, type MandateCase } from './mandates-page.tsx';

/** What the counter asks for: each is a use case. */
interface CounterUseCases extends NameUseCases, KeepsFiles {
  readonly listOrganisations: (actor: Actor, query: OrganisationListQuery) => Promise<ListPage<OrganisationView>>;
  readonly getOrganisation: (actor: Actor, id: OrganisationId) => Promise<OrganisationView>;
  readonly listMandates: (actor: Actor, id: OrganisationId) => Promise<{ items: Mandate[] }>;
  readonly listCalls: (actor: Actor, query: PageQuery & { status: 'open' }) => Promise<ListPage<CallSummary>>;
  readonly listDossiers: (actor: Actor, query: DossierListQuery) => Promise<string>;
  readonly getDossier: (actor: Actor, id: DossierId) => Promise<DossierView>;
  readonly getReceipt: (actor: Actor, id: DossierId) => Promise<Receipt>;
  readonly readClock: (actor: Actor) => Promise<Date>;
  readonly recordMandate: (command: Command, input: NewMandate) => Promise<unknown>;
  readonly endMandate: (command: Command, id: MandateId) => Promise<unknown>;
  readonly startApplication: (command: Command, input: Start & { organisationId: OrganisationId }) => Promise<Dossier>;
}

const OfOrganisation = z.strictObject({ organisationId: OrganisationId });
const Start = z.strictObject({ callId: CallId, title: z.string().trim().min(1).max(200) });
type Start = z.output<typeof Start>;
export const counterPages = (useCases: CounterUseCases): Page[] => [
  page({
    path: '/counter',
    params: NoParams,
    load: async ({ actor, query }) => {
      const asked = OrganisationListQuery.safeParse(typedIn(query, OrganisationListQuery));
      const found = asked.success ? asked.data : OrganisationListQuery.parse({});
      const isAsked = found.q !== undefined;
      return { query, page: isAsked ? await useCases.listOrganisations(actor, found) : null };
    },
    show: CounterPage,
  }),
  mandatesPage(useCases),
  page({
    path: '/dossiers/:dossierId/counter-receipt',
    params: OfDossier,
    load: ({ actor, params }) => receiptOf(useCases, actor, params.dossierId),
    show: CounterReceiptPage,
  }),
];

const mandatesPage = (useCases: CounterUseCases): Page =>
  page({
    path: '/organisations/:organisationId/mandates',
    params: OfOrganisation,
    upload: ONE_FILE,
    load: ({ actor, params }) => mandatesOf(useCases, actor, params.organisationId),
    show: MandatesPage,
    actions: {
      record_mandate: {
        fields: { declaredBy: 'text', until: 'date' },
        schema: NewMandate.pick({ declaredBy: true, until: true }),
        needsFile: true,
        run: async ({ command, also, file, params: { organisationId }, input }) => {
          const documentId = await keepNeededFile(useCases, also('file'), file);
          await useCases.recordMandate(command, { ...input, organisationId, documentId });
          return `/organisations/${organisationId}/mandates`;
        },
      },
      end_mandate: {
        fields: { mandateId: 'code' },
        schema: z.strictObject({ mandateId: MandateId }),
        run: async ({ command, params: { organisationId }, input }) => {
          await useCases.endMandate(command, input.mandateId);
          return `/organisations/${organisationId}/mandates`;
        },
      },
      start_on_behalf: {
        fields: { callId: 'code', title: 'text' },
        schema: Start,
        run: async ({ command, params: { organisationId }, input }) =>
          `/dossiers/${(await useCases.startApplication(command, { ...input, organisationId })).id}`,
      },
    },
  });

const MOST = 200;

const mandatesOf = async (useCases: CounterUseCases, actor: Actor, id: OrganisationId): Promise<MandateCase> => {
  const organisation = await useCases.getOrganisation(actor, id);
  const { items: mandates } = await useCases.listMandates(actor, id);
  const named = DossierListQuery.parse({ q: organisation.nameLatin, limit: MOST });
  const found = JSON.parse(await useCases.listDossiers(actor, named)) as z.input<typeof DossierPage>;
  return {
    organisation,
    mandates,
    dossiers: z.decode(DossierPage, found).items.filter((dossier) => dossier.organisation.id === id),
    calls: (await useCases.listCalls(actor, { limit: MOST, status: 'open' })).items,
    names: await namesOf(
      useCases,
      actor,
      mandates.map(({ agentId }) => agentId),
    ),
    today: localDateOf(await useCases.readClock(actor)),
    me: actor.id,
  };
};

const receiptOf = async (useCases: CounterUseCases, actor: Actor, id: DossierId): Promise<CounterReceipt> => {
  const dossier = await useCases.getDossier(actor, id);
  const receipt = await useCases.getReceipt(actor, id);
  const { items } = await useCases.listMandates(actor, dossier.organisationId);
  const mandate =
    items.find(
      ({ agentId, recordedAt, endedAt }) =>
        agentId === actor.id && recordedAt <= receipt.at && (endedAt === null || endedAt >= receipt.at),
    ) ?? null;
  return {
    dossier,
    receipt,
    organisation: await useCases.getOrganisation(actor, dossier.organisationId),
    mandate,
    names: await namesOf(useCases, actor, mandate === null ? [] : [mandate.agentId]),
  };
};
