import type { ApplicationUseCases } from '../../services/application/application-use-cases.ts';
import { Mandate, Mandates, NewMandate } from '../../services/application/mandate.ts';
import { NoBody } from '../shared/no-body.ts';
import { NoParams } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';
import { OfMandate, OfOrganisation } from './application-schemas.ts';

/** At a platform's counter: an agent enters what a holder declares, under a mandate. */
export const counterRoutes = (useCases: ApplicationUseCases): Route[] => [
  writing({
    operation: 'recordMandate',
    method: 'post',
    path: '/mandates',
    summary: 'Records the mandate that a holder has signed for the agent who asks',
    params: NoParams,
    body: NewMandate,
    result: Mandate,
    handle: ({ command, body }) => useCases.recordMandate(command, body),
  }),
  writing({
    operation: 'endMandate',
    method: 'post',
    path: '/mandates/:mandateId/end',
    summary: 'Takes a mandate back, for the holder',
    params: OfMandate,
    body: NoBody,
    result: Mandate,
    handle: ({ command, params }) => useCases.endMandate(command, params.mandateId),
  }),
  reading({
    operation: 'listMandates',
    path: '/organisations/:organisationId/mandates',
    summary: 'Lists the mandates to write for an organisation, the newest first',
    params: OfOrganisation,
    result: Mandates,
    handle: ({ actor, params }) => useCases.listMandates(actor, params.organisationId),
  }),
];
