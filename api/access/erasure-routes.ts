import { z } from 'zod';
import type { AccessUseCases } from '../../services/access/access-use-cases.ts';
import { ErasedView, ErasureReason, ErasureView } from '../../services/access/erasure.ts';
import { PersonId } from '../../services/shared/ids.ts';
import { reading, writing, type Route } from '../shared/route.ts';

const OfPerson = z.strictObject({ personId: PersonId });

export const erasureRoutes = (useCases: AccessUseCases): Route[] => [
  reading({
    operation: 'readErasure',
    path: '/people/:personId/erasure',
    summary: 'What would go with a person, and what obliges the fund to keep them',
    params: OfPerson,
    result: ErasureView,
    handle: ({ actor, params }) => useCases.readErasure(actor, params.personId),
  }),
  writing({
    operation: 'erasePerson',
    method: 'post',
    path: '/people/:personId/erasure',
    summary: 'Erases all that tells who a person was; what they did stays, and its proofs stay valid',
    params: OfPerson,
    body: ErasureReason,
    result: ErasedView,
    handle: ({ command, params, body }) => useCases.erasePerson(command, params.personId, body),
  }),
];
