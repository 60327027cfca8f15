import { z } from 'zod';
import type { AccessUseCases } from '../../services/access/access-use-cases.ts';
import { ColleagueList, DelegationPage, DelegationView } from '../../services/access/access-views.ts';
import { NewDelegation } from '../../services/access/delegation.ts';
import { DelegationId, FunderId } from '../../services/shared/ids.ts';
import { PageQuery } from '../../services/shared/page.ts';
import { NoBody } from '../shared/no-body.ts';
import { NoParams } from '../shared/params.ts';
import { reading, writing, type Route } from '../shared/route.ts';

export const delegationRoutes = (useCases: AccessUseCases): Route[] => [
  reading({
    operation: 'listDelegations',
    path: '/delegations',
    summary: 'Who signs for whom at one funder',
    params: NoParams,
    query: PageQuery.extend({ funderId: FunderId, after: DelegationId.optional() }),
    result: DelegationPage,
    handle: ({ actor, query }) => useCases.listDelegations(actor, query),
  }),
  reading({
    operation: 'listColleagues',
    path: '/funders/:funderId/people',
    summary: 'Who works for a funder now, and in which roles',
    params: z.strictObject({ funderId: FunderId }),
    result: ColleagueList,
    handle: ({ actor, params }) => useCases.listColleagues(actor, params.funderId),
  }),
  writing({
    operation: 'delegateSignature',
    method: 'post',
    path: '/delegations',
    summary: 'Has a colleague of the same funder decide in your place, between two dates',
    params: NoParams,
    body: NewDelegation,
    result: DelegationView,
    handle: ({ command, body }) => useCases.delegateSignature(command, body),
  }),
  writing({
    operation: 'endDelegation',
    method: 'post',
    path: '/delegations/:delegationId/end',
    summary: 'Ends a delegation before its date',
    params: z.strictObject({ delegationId: DelegationId }),
    body: NoBody,
    result: DelegationView,
    handle: ({ command, params }) => useCases.endDelegation(command, params.delegationId),
  }),
];
