import { z } from 'zod';
import {
  EventPageQuery,
  EventQuery,
  Timeline,
  type TimelineEvent,
  type TimelineReader,
} from '../../services/audit/audit-views.ts';
import type { Actor } from '../../services/shared/command.ts';
import type { DossierId } from '../../services/shared/ids.ts';
import { PaymentOrderId } from '../../services/shared/ids.ts';
import { look } from '../../services/shared/looking.ts';
import type { Page as Listing } from '../../services/shared/page.ts';
import { ROWS_A_PAGE, type CsvPage } from '../shared/csv-page.ts';
import type { DossierHead } from '../shared/dossier-frame.tsx';
import { readFields, type Fields, type Reading, type Values } from '../shared/fields.ts';
import { namesOf, type NameUseCases } from '../shared/naming.ts';
import { NoParams, OfDossier } from '../shared/params.ts';
import { filePage, page, type Page } from '../shared/page.ts';
import { EvidencePage } from './evidence-page.tsx';
import { HistoryPage } from './history-page.tsx';
import { PaymentTimelinePage } from './payment-timeline-page.tsx';

interface AuditUseCases extends TimelineReader, NameUseCases {
  readonly getDossier: (actor: Actor, id: DossierId) => Promise<DossierHead>;
  /** One page of dossiers, as JSON. */
  readonly listDossiers: (
    actor: Actor,
    query: { readonly limit: number; readonly reference: string },
  ) => Promise<string>;
  readonly getPaymentPath: (
    actor: Actor,
    id: PaymentOrderId,
  ) => Promise<{ readonly dossierId: DossierId; readonly about: readonly string[] }>;
}

/** The auditor: what happened, searched, told of one dossier, or of one payment from the bank's entry back to the vote. */
export const auditPages = (useCases: AuditUseCases, csvPage: CsvPage): Page[] => [
  ...evidencePages(useCases, csvPage),
  ...historyPages(useCases, csvPage),
  page({
    path: '/payment-orders/:orderId/timeline',
    params: z.strictObject({ orderId: PaymentOrderId }),
    load: async ({ actor, params }) => {
      const { dossierId, about } = await useCases.getPaymentPath(actor, params.orderId);
      const events = await wholePath(useCases, actor, { dossierId, about });
      const head = await useCases.getDossier(actor, dossierId);
      return { orderId: params.orderId, head, events: events.toReversed() };
    },
    show: PaymentTimelinePage,
  }),
  ...evidenceFiles(useCases),
];

const evidenceFiles = (useCases: AuditUseCases): Page[] => [
  filePage({
    path: '/dossiers/:dossierId/evidence',
    params: OfDossier,
    isCostly: true,
    load: ({ actor, params: { dossierId } }) =>
      useCases.exportEvidence(look(actor), { dossierId, about: null, name: dossierId }),
  }),
  filePage({
    path: '/payment-orders/:orderId/evidence',
    params: z.strictObject({ orderId: PaymentOrderId }),
    isCostly: true,
    load: async ({ actor, params: { orderId } }) => {
      const path = await useCases.getPaymentPath(actor, orderId);
      return useCases.exportEvidence(look(actor), { ...path, name: orderId });
    },
  }),
];

const evidencePages = (useCases: AuditUseCases, csvPage: CsvPage): Page[] => [
  page({
    path: '/evidence',
    params: NoParams,
    load: async ({ actor, query }) => {
      const { reading, asked } = await askedIn(useCases, actor, query);
      const names = await namesOf(useCases, actor, []);
      if (!asked.success) return { query, reading, issues: asked.error.issues, events: NOTHING, names };
      return { query, reading, issues: [], events: await useCases.searchEvents(look(actor), asked.data), names };
    },
    show: EvidencePage,
  }),
  csvPage({
    path: '/evidence.csv',
    params: NoParams,
    name: 'searchAuditEvents',
    list: Timeline,
    pageAfter: async ({ actor, query }, after) => {
      const { asked } = await askedIn(useCases, actor, query);
      if (!asked.success) return NOTHING;
      return useCases.searchEvents(look(actor), { ...asked.data, limit: ROWS_A_PAGE, after });
    },
  }),
];

const NOTHING: Listing<TimelineEvent> = { items: [], next: null };

const FILTERS: Fields = {
  reference: 'code',
  kind: 'code',
  outcome: 'code',
  personId: 'code',
  funderId: 'code',
  amountFrom: 'amount',
  amountTo: 'amount',
  from: 'date',
  to: 'date',
  after: 'code',
};

const Typed = z.looseObject({
  reference: z.string().optional(),
  amountFrom: z.unknown().optional(),
  amountTo: z.unknown().optional(),
});

interface AskedEvents {
  readonly reading: Reading;
  readonly asked: ReturnType<typeof EventQuery.safeParse>;
}

/** What was typed, as the search takes it; a reference that nobody knows finds nothing. */
const askedIn = async (useCases: AuditUseCases, actor: Actor, query: Values): Promise<AskedEvents> => {
  const reading = readFields(FILTERS, query);
  const { reference, amountFrom, amountTo, ...typed } = Typed.parse(reading.input);
  const dossierId =
    reference === undefined ? undefined : ((await findDossier(useCases, actor, reference)) ?? reference);
  const asked = EventQuery.safeParse({
    ...typed,
    ...(dossierId !== undefined && { dossierId }),
    ...(amountFrom !== undefined && { amountFrom: dirhamsIn(amountFrom) }),
    ...(amountTo !== undefined && { amountTo: dirhamsIn(amountTo) }),
  });
  return { reading, asked };
};

const Found = z.object({ items: z.array(z.object({ id: z.uuid(), reference: z.string() })) });

/** The dossier that has exactly this reference, among those that the reader may see. */
const findDossier = async ({ listDossiers }: AuditUseCases, actor: Actor, reference: string) => {
  const { items } = Found.parse(
    JSON.parse(await listDossiers(actor, { limit: 50, reference: reference.slice(0, 40) })),
  );
  return items.find((dossier) => dossier.reference === reference)?.id ?? null;
};

/** An amount of a form is an object; the search takes its digits. */
const dirhamsIn = (typed: unknown): unknown => z.object({ amount: z.string() }).safeParse(typed).data?.amount ?? typed;

const historyPages = (useCases: AuditUseCases, csvPage: CsvPage): Page[] => [
  page({
    path: '/dossiers/:dossierId/history',
    params: OfDossier,
    load: async ({ actor, params: { dossierId }, query }) => {
      const asked = EventPageQuery.safeParse(query['after'] === undefined ? {} : { after: query['after'] });
      const walked = asked.success ? asked.data : EventPageQuery.parse({});
      return {
        query,
        events: await useCases.readTimeline(look(actor), { dossierId, about: null, page: walked }),
        head: await useCases.getDossier(actor, dossierId),
      };
    },
    show: HistoryPage,
  }),
  csvPage({
    path: '/dossiers/:dossierId/history.csv',
    params: OfDossier,
    name: 'getDossierTimeline',
    list: Timeline,
    pageAfter: ({ actor, params: { dossierId } }, after) =>
      useCases.readTimeline(look(actor), { dossierId, about: null, page: { limit: ROWS_A_PAGE, after } }),
  }),
];

/** More than any payment has gone through. */
const PAGES_MAX = 10;

/** Everything that a payment went through, on one page. */
const wholePath = async (
  useCases: AuditUseCases,
  actor: Actor,
  path: { readonly dossierId: DossierId; readonly about: readonly string[] },
): Promise<TimelineEvent[]> => {
  const events: TimelineEvent[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const { items, next } = await useCases.readTimeline(look(actor), { ...path, page: { limit: ROWS_A_PAGE, after } });
    events.push(...items);
    if (next === null) break;
    after = next;
  }
  return events;
};
