import { z } from 'zod';
import { NewRole, Scope } from '../../services/access/role-grant.ts';
import { PeopleQuery, PersonPage, type PersonView } from '../../services/access/access-views.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { RoleGrantId } from '../../services/shared/ids.ts';
import type { Page as PageOfItems, PageQuery } from '../../services/shared/page.ts';
import type { Language } from '../../services/shared/texts.ts';
import { cursorIn } from '../shared/asked.ts';
import { ROWS_A_PAGE, type CsvPage } from '../shared/csv-page.ts';
import type { Values } from '../shared/fields.ts';
import { page, type Page } from '../shared/page.ts';
import { pageMissing } from '../shared/page-errors.ts';
import { NoParams } from '../shared/params.ts';
import { PeoplePage, type ScopeChoice } from './people-page.tsx';

type Named = Readonly<Record<Language, string>>;

interface PeopleUseCases {
  readonly listPeople: (actor: Actor, query: PeopleQuery) => Promise<PageOfItems<PersonView>>;
  readonly listFunders: (actor: Actor) => Promise<{ items: readonly { id: string; names: Named }[] }>;
  readonly listCalls: (actor: Actor, page: PageQuery) => Promise<PageOfItems<{ id: string; titles: Named }>>;
  readonly grantRole: (command: Command, input: NewRole) => Promise<unknown>;
  readonly endRole: (command: Command, id: RoleGrantId) => Promise<unknown>;
}

const ADDRESS = '/administration/people';

/** `fund`, or a kind and what it is: `funder <id>`. */
const ScopeTyped = z.string().transform((text, context) => {
  const [kind, id = null] = text.split(' ');
  const scope = Scope.safeParse({ kind, id });
  if (scope.success) return scope.data;
  context.addIssue({ code: 'custom', message: 'invalid' });
  return z.NEVER;
});

const Granting = NewRole.extend({ scope: ScopeTyped });

const Filters = PeopleQuery.pick({ q: true, role: true });

/** What cannot be asked is not asked: everybody is shown. */
const filtersIn = ({ q, role }: Values): z.output<typeof Filters> => {
  const found = Filters.safeParse({ ...(q ? { q } : {}), ...(role ? { role } : {}) });
  return found.success ? found.data : {};
};

/** Who holds which role, for the administrator. */
export const peoplePages = (useCases: PeopleUseCases, csvPage: CsvPage): Page[] => [
  csvPage({
    path: `${ADDRESS}.csv`,
    params: NoParams,
    name: 'listPeople',
    list: PersonPage,
    pageAfter: ({ actor, query }, after) =>
      useCases.listPeople(actor, { limit: ROWS_A_PAGE, after, ...filtersIn(query) }),
  }),
  page({
    path: ADDRESS,
    params: NoParams,
    load: async ({ actor, query }) => ({
      query,
      people: await useCases.listPeople(actor, { limit: ROWS_A_PAGE, after: cursorIn(query), ...filtersIn(query) }),
      scopes: await scopesOf(useCases, actor),
    }),
    show: PeoplePage,
    actions: {
      grant_role: {
        fields: { personId: 'code', role: 'code', scope: 'text' },
        schema: Granting,
        run: async ({ command, input }) => {
          await useCases.grantRole(command, input);
          return ADDRESS;
        },
      },
      end_role: {
        schema: z.unknown(),
        run: async ({ command, values }) => {
          const id = RoleGrantId.safeParse(values['role_id']);
          if (!id.success) throw pageMissing();
          await useCases.endRole(command, id.data);
          return ADDRESS;
        },
      },
    },
  }),
];

const scopesOf = async ({ listFunders, listCalls }: PeopleUseCases, actor: Actor): Promise<ScopeChoice[]> => [
  ...(await listFunders(actor)).items.map(({ id, names }) => ({ value: `funder ${id}`, text: names })),
  ...(await listCalls(actor, { limit: ROWS_A_PAGE })).items.map(({ id, titles }) => ({
    value: `call ${id}`,
    text: titles,
  })),
];
