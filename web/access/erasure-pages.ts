import { z } from 'zod';
import type { PersonName } from '../../services/access/access-views.ts';
import { ErasureReason, type ErasureView } from '../../services/access/erasure.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { PersonId } from '../../services/shared/ids.ts';
import { page, type Page } from '../shared/page.ts';
import { pageMissing } from '../shared/page-errors.ts';
import { ErasurePage } from './erasure-page.tsx';

interface ErasureUseCases {
  readonly readErasure: (actor: Actor, id: PersonId) => Promise<ErasureView>;
  readonly namePeople: (actor: Actor, ids: readonly PersonId[]) => Promise<PersonName[]>;
  readonly erasePerson: (command: Command, id: PersonId, input: ErasureReason) => Promise<unknown>;
}

/** A person's erasure, for the administrator. */
export const erasurePages = (useCases: ErasureUseCases): Page[] => [
  page({
    path: '/administration/people/:personId/erasure',
    params: z.strictObject({ personId: PersonId }),
    load: async ({ actor, params: { personId } }) => {
      const erasure = await useCases.readErasure(actor, personId);
      const [person] = await useCases.namePeople(actor, [personId]);
      if (person === undefined) throw pageMissing();
      return { erasure, person };
    },
    show: ErasurePage,
    actions: {
      erase_person: {
        fields: { reason: 'text' },
        schema: ErasureReason,
        run: async ({ command, params, input }) => {
          await useCases.erasePerson(command, params.personId, input);
          return '/administration/people';
        },
      },
    },
  }),
];
