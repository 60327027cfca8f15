import { z } from 'zod';
import type { DisbursementUseCases } from '../../services/disbursement/disbursement-use-cases.ts';
import { PaymentOrderPaper, PaymentRunView } from '../../services/disbursement/disbursement-views.ts';
import { PaymentRunId } from '../../services/shared/ids.ts';
import { NoBody } from '../shared/no-body.ts';
import { NoParams } from '../shared/params.ts';
import { downloading, reading, writing, type Route } from '../shared/route.ts';
import { ReasonInput, RunInput } from '../../services/disbursement/disbursement-inputs.ts';

const ofRun = z.object({ runId: PaymentRunId });

export const paymentRoutes = (useCases: DisbursementUseCases): Route[] => [
  ...runRoutes(useCases),
  ...sendingRoutes(useCases),
];

const runRoutes = (useCases: DisbursementUseCases): Route[] => [
  writing({
    operation: 'preparePaymentRun',
    method: 'post',
    path: '/payment-runs',
    summary: 'Collect a funder’s ordered payments into one run',
    params: NoParams,
    body: RunInput,
    result: PaymentRunView,
    handle: ({ command, body }) => useCases.preparePaymentRun(command, body),
  }),
  reading({
    operation: 'getPaymentRun',
    path: '/payment-runs/:runId',
    summary: 'A payment run: control sum, count, signatures, orders',
    params: ofRun,
    result: PaymentRunView,
    handle: ({ actor, params }) => useCases.getPaymentRun(actor, params.runId),
  }),
  writing({
    operation: 'approvePaymentRun',
    method: 'post',
    path: '/payment-runs/:runId/approvals',
    summary: 'Sign a run; two people do',
    params: ofRun,
    body: NoBody,
    result: PaymentRunView,
    handle: ({ command, params }) => useCases.approvePaymentRun(command, params.runId),
  }),
  writing({
    operation: 'exportPaymentRun',
    method: 'post',
    path: '/payment-runs/:runId/export',
    summary: 'Make the bank’s file of an approved run, once',
    params: ofRun,
    body: NoBody,
    result: PaymentRunView,
    handle: ({ command, params }) => useCases.exportPaymentRun(command, params.runId),
  }),
];

/** What becomes of a run that was prepared. */
const sendingRoutes = (useCases: DisbursementUseCases): Route[] => [
  writing({
    operation: 'cancelPaymentRun',
    method: 'post',
    path: '/payment-runs/:runId/cancellation',
    summary: 'Take a run back before it is sent',
    params: ofRun,
    body: ReasonInput,
    result: PaymentRunView,
    handle: ({ command, params, body }) => useCases.cancelPaymentRun(command, params.runId, body),
  }),
  writing({
    operation: 'printPaymentOrder',
    method: 'post',
    path: '/payment-runs/:runId/paper',
    summary: 'Make the printed order of a run that was sent, once: a PDF (PDF/A-3) with the bank’s file inside',
    params: ofRun,
    body: NoBody,
    result: PaymentOrderPaper,
    handle: ({ command, params }) => useCases.printPaymentOrder(command, params.runId),
  }),
  downloading({
    operation: 'getPaymentFile',
    path: '/payment-runs/:runId/file',
    summary: 'The bank’s file (pain.001.001.09) as it was sent',
    params: ofRun,
    mediaTypes: ['application/xml'],
    handle: async ({ actor, params }) => {
      const { bytes, name } = await useCases.getPaymentFile(actor, params.runId);
      return { bytes, name, mediaType: 'application/xml' };
    },
  }),
];
