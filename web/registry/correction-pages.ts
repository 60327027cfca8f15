import { z } from 'zod';
import { OrganisationCorrection } from '../../services/registry/organisation.ts';
import type { OrganisationView } from '../../services/registry/registry-views.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { OrganisationId } from '../../services/shared/ids.ts';
import type { Territory } from '../shared/named.ts';
import { page, type Page } from '../shared/page.ts';
import { CorrectionPage } from './correction-page.tsx';
import { completed, CORRECTION, foreseen } from './description-form.ts';

/** What this page asks for: each is a use case. */
interface CorrectionUseCases {
  readonly getOrganisation: (actor: Actor, id: OrganisationId) => Promise<OrganisationView>;
  readonly listTerritories: (actor: Actor) => Promise<{ items: Territory[] }>;
  readonly correctOrganisation: (
    command: Command,
    id: OrganisationId,
    input: OrganisationCorrection,
  ) => Promise<OrganisationView>;
}

/** An organisation changes, or was described wrongly: what it was stays as a revision. */
export const correctionPages = (useCases: CorrectionUseCases): Page[] => [
  page({
    path: '/organisations/:organisationId/correction',
    params: z.strictObject({ organisationId: OrganisationId }),
    load: async ({ actor, params }) => ({
      organisation: await useCases.getOrganisation(actor, params.organisationId),
      territories: (await useCases.listTerritories(actor)).items,
    }),
    show: CorrectionPage,
    actions: {
      correct: {
        fields: CORRECTION,
        schema: z.preprocess(completed, OrganisationCorrection),
        foresee: foreseen,
        run: async ({ command, params, input }) => {
          await useCases.correctOrganisation(command, params.organisationId, input);
          return `/organisations/${params.organisationId}`;
        },
      },
    },
  }),
];
