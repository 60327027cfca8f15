import type { OrganisationView, RibClashQuery, RibClashView } from '../../services/registry/registry-views.ts';
import { ClashResolution } from '../../services/registry/rib-clash.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { RibClashId, type OrganisationId } from '../../services/shared/ids.ts';
import type { Page as ListPage } from '../../services/shared/page.ts';
import { cursorIn } from '../shared/asked.ts';
import { page, type Page } from '../shared/page.ts';
import { NoParams } from '../shared/params.ts';
import { CLASHES, ClashesPage } from './clashes-page.tsx';

/** What this page asks for: each is a use case. */
interface ClashUseCases {
  readonly listRibClashes: (actor: Actor, query: RibClashQuery) => Promise<ListPage<RibClashView>>;
  readonly resolveRibClash: (command: Command, id: RibClashId, resolution: ClashResolution) => Promise<unknown>;
  readonly getOrganisation: (actor: Actor, id: OrganisationId) => Promise<OrganisationView>;
}

/** Two organisations, one account: somebody says whether both may use it, and until then nothing is paid there. */
export const clashPages = (useCases: ClashUseCases): Page[] => [
  page({
    path: CLASHES,
    params: NoParams,
    load: async ({ actor, query }) => {
      const after = RibClashId.safeParse(cursorIn(query)).data;
      const clashes = await useCases.listRibClashes(actor, { limit: 20, after, status: 'open' });
      const ids = new Set(clashes.items.flatMap((clash) => [clash.organisationId, clash.otherOrganisationId]));
      const organisations: OrganisationView[] = [];
      for (const id of ids) organisations.push(await useCases.getOrganisation(actor, id));
      return { query, clashes, organisations };
    },
    show: ClashesPage,
    actions: {
      resolve_clash: {
        fields: { clashId: 'text', outcome: 'text', reason: 'text' },
        schema: ClashResolution.extend({ clashId: RibClashId }),
        run: async ({ command, input: { clashId, ...resolution } }) => {
          await useCases.resolveRibClash(command, clashId, resolution);
          return CLASHES;
        },
      },
    },
  }),
];
