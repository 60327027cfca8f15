import { z } from 'zod';
import { NewAttestation, type Attestation } from '../../services/registry/attestation.ts';
import type { OrganisationView } from '../../services/registry/registry-views.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { AttestationId, OrganisationId } from '../../services/shared/ids.ts';
import type { Page as ListPage, PageQuery } from '../../services/shared/page.ts';
import { cursorIn } from '../shared/asked.ts';
import { page, type Page } from '../shared/page.ts';
import { keepNeededFile, ONE_FILE, type KeepsFiles } from '../shared/uploading.ts';
import { AttestationsPage } from './attestations-page.tsx';

/** What these pages ask for: each is a use case. */
interface AttestationUseCases extends KeepsFiles {
  readonly getOrganisation: (actor: Actor, id: OrganisationId) => Promise<OrganisationView>;
  readonly listAttestations: (
    actor: Actor,
    id: OrganisationId,
    query: PageQuery & { readonly after?: AttestationId | undefined },
  ) => Promise<ListPage<Attestation>>;
  readonly addAttestation: (command: Command, id: OrganisationId, input: NewAttestation) => Promise<Attestation>;
}

const OfOrganisation = z.strictObject({ organisationId: OrganisationId });
/** One that has no end leaves it empty. */
const Dated = z.preprocess(
  (input) => ({ expiresOn: null, ...(input as object) }),
  NewAttestation.omit({ documentId: true }),
);

/** What an organisation shows once, for every dossier that asks for it until it expires. */
export const attestationPages = (useCases: AttestationUseCases): Page[] => [
  page({
    path: '/organisations/:organisationId/attestations',
    params: OfOrganisation,
    load: async ({ actor, params: { organisationId }, query }) => ({
      query,
      organisation: await useCases.getOrganisation(actor, organisationId),
      attestations: await useCases.listAttestations(actor, organisationId, {
        limit: 20,
        after: AttestationId.safeParse(cursorIn(query)).data,
      }),
    }),
    show: AttestationsPage,
    upload: ONE_FILE,
    actions: {
      add_attestation: {
        fields: { kind: 'text', issuedOn: 'date', expiresOn: 'date' },
        schema: Dated,
        needsFile: true,
        run: async ({ command, also, params: { organisationId }, input, file }) => {
          const documentId = await keepNeededFile(useCases, also('certificate'), file);
          await useCases.addAttestation(command, organisationId, { ...input, documentId });
          return `/organisations/${organisationId}/attestations`;
        },
      },
    },
  }),
];
