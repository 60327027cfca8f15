import { z } from 'zod';
import type { PersonAccess } from '../../services/access/access-views.ts';
import { Switching } from '../../services/access/standing.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { PersonId } from '../../services/shared/ids.ts';
import { page, type Page } from '../shared/page.ts';
import { NoInput } from '../shared/params.ts';
import { PersonPage } from './person-page.tsx';

type SwitchingOne = Switching & { readonly personId: PersonId };

export interface PersonUseCases {
  readonly getPerson: (actor: Actor, id: PersonId) => Promise<PersonAccess>;
  readonly endSignInsOf: (command: Command, id: PersonId) => Promise<unknown>;
  readonly switchOff: (command: Command, input: SwitchingOne) => Promise<unknown>;
  readonly switchOn: (command: Command, input: SwitchingOne) => Promise<unknown>;
}

const placeOf = (id: PersonId): string => `/administration/people/${id}`;

/** One person, for the administration: where they are signed in, and whether they may be. */
export const personPages = (useCases: PersonUseCases): Page[] => [
  page({
    path: '/administration/people/:personId',
    params: z.object({ personId: PersonId }),
    load: ({ actor, params }) => useCases.getPerson(actor, params.personId),
    show: PersonPage,
    actions: {
      end_sign_ins: {
        schema: NoInput,
        run: async ({ command, params: { personId } }) => {
          await useCases.endSignInsOf(command, personId);
          return placeOf(personId);
        },
      },
      switch_off: {
        fields: { reason: 'text' },
        schema: Switching,
        run: async ({ command, params: { personId }, input }) => {
          await useCases.switchOff(command, { personId, ...input });
          return placeOf(personId);
        },
      },
      switch_on: {
        fields: { reason: 'text' },
        schema: Switching,
        run: async ({ command, params: { personId }, input }) => {
          await useCases.switchOn(command, { personId, ...input });
          return placeOf(personId);
        },
      },
    },
  }),
];
