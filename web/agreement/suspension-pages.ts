import type { DossierView } from '../../services/application/application-views.ts';
import { LiftingInput, NewSuspension, type SuspensionList } from '../../services/agreement/suspension-views.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { SuspensionId, type DossierId } from '../../services/shared/ids.ts';
import { namesOf, type NameUseCases } from '../shared/naming.ts';
import { page, type Page } from '../shared/page.ts';
import { OfDossier } from '../shared/params.ts';
import { SuspensionPage } from './suspension-page.tsx';

interface SuspensionUseCases extends NameUseCases {
  readonly getDossier: (actor: Actor, id: DossierId) => Promise<DossierView>;
  readonly listSuspensions: (actor: Actor, id: DossierId) => Promise<SuspensionList>;
  readonly suspendAgreement: (command: Command, id: DossierId, why: NewSuspension) => Promise<unknown>;
  readonly liftSuspension: (command: Command, id: SuspensionId, why: LiftingInput) => Promise<unknown>;
}

const Lifting = LiftingInput.extend({ suspensionId: SuspensionId });

const placeOf = (id: DossierId): string => `/dossiers/${id}/suspensions`;

export const suspensionPages = (useCases: SuspensionUseCases): Page[] => [
  page({
    path: '/dossiers/:dossierId/suspensions',
    params: OfDossier,
    load: async ({ actor, params }) => {
      const head = await useCases.getDossier(actor, params.dossierId);
      const { items } = await useCases.listSuspensions(actor, params.dossierId);
      const people = items.flatMap(({ suspendedBy, lifting }) => [suspendedBy, lifting?.by ?? null]);
      return { head, suspensions: items, names: await namesOf(useCases, actor, people) };
    },
    show: SuspensionPage,
    actions: {
      suspend: {
        fields: { reason: 'text', reviewOn: 'date' },
        schema: NewSuspension,
        run: async ({ command, params, input }) => {
          await useCases.suspendAgreement(command, params.dossierId, input);
          return placeOf(params.dossierId);
        },
      },
      lift_suspension: {
        fields: { suspensionId: 'code', reason: 'text' },
        schema: Lifting,
        run: async ({ command, params, input: { suspensionId, reason } }) => {
          await useCases.liftSuspension(command, suspensionId, { reason });
          return placeOf(params.dossierId);
        },
      },
    },
  }),
];
