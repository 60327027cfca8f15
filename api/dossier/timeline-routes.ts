import { z } from 'zod';
import { EventPageQuery, EventQuery, Timeline, type TimelineReader } from '../../services/audit/audit-views.ts';
import type { DossierUseCases } from '../../services/dossier/dossier-use-cases.ts';
import { PaymentOrderId } from '../../services/shared/ids.ts';
import { look } from '../../services/shared/looking.ts';
import type { Quota } from '../../services/shared/quota.ts';
import { NoParams, OfDossier } from '../shared/params.ts';
import { downloading, reading, type Route } from '../shared/route.ts';

/** Every proof is computed anew for whoever asks. */
const EVIDENCE_QUOTA: Quota = { times: 15, seconds: 60 };

export const timelineRoutes = ({ audit, dossier }: { audit: TimelineReader; dossier: DossierUseCases }): Route[] => [
  reading({
    operation: 'getDossierTimeline',
    path: '/dossiers/:dossierId/timeline',
    summary: 'Everything that happened to a dossier, in order; reading it is recorded',
    params: OfDossier,
    query: EventPageQuery,
    result: Timeline,
    handle: ({ actor, params, query }) =>
      audit.readTimeline(look(actor), { dossierId: params.dossierId, about: null, page: query }),
  }),
  reading({
    operation: 'getPaymentTimeline',
    path: '/payment-orders/:orderId/timeline',
    summary: "A payment's history, from the vote to the bank's entry; reading it is recorded",
    params: z.strictObject({ orderId: PaymentOrderId }),
    query: EventPageQuery,
    result: Timeline,
    handle: async ({ actor, params, query }) => {
      const { dossierId, about } = await dossier.getPaymentPath(actor, params.orderId);
      return audit.readTimeline(look(actor), { dossierId, about, page: query });
    },
  }),
  downloading({
    operation: 'exportDossierEvidence',
    path: '/dossiers/:dossierId/evidence',
    summary:
      "A dossier's events, transfers and documents with their proofs, to be verified offline; taking it is recorded",
    params: OfDossier,
    quota: EVIDENCE_QUOTA,
    mediaTypes: ['application/jsonl'],
    handle: ({ actor, params: { dossierId } }) =>
      audit.exportEvidence(look(actor), { dossierId, about: null, name: dossierId }),
  }),
  downloading({
    operation: 'exportPaymentEvidence',
    path: '/payment-orders/:orderId/evidence',
    summary: "The same of one payment, from the vote to the bank's entry: one file for each disbursement",
    params: z.strictObject({ orderId: PaymentOrderId }),
    quota: EVIDENCE_QUOTA,
    mediaTypes: ['application/jsonl'],
    handle: async ({ actor, params: { orderId } }) => {
      const path = await dossier.getPaymentPath(actor, orderId);
      return audit.exportEvidence(look(actor), { ...path, name: orderId });
    },
  }),
  reading({
    operation: 'searchAuditEvents',
    path: '/audit-events',
    summary: 'Events by dossier, person, funder, amount, day and kind, the newest first; the search is recorded',
    params: NoParams,
    query: EventQuery,
    result: Timeline,
    handle: ({ actor, query }) => audit.searchEvents(look(actor), query),
  }),
];
