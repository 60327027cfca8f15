import type {
  Dossier,
  DossierListQuery,
  DossierView,
  EligibilityView,
  Findings,
  Receipt,
  Submission,
  TrackingSecret,
} from '../../services/application/application-views.ts';
import type { Section } from '../../services/application/application.ts';
import type { ComplementAnswer } from '../../services/application/complement.ts';
import type { Attachment, WantedDocument } from '../../services/application/wanted-documents.ts';
import type { Call } from '../../services/programme/programme-facts.ts';
import type { FunderSummary } from '../../services/programme/programme-views.ts';
import type { OrganisationListQuery, OrganisationView } from '../../services/registry/registry-views.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import type { CallId, DocumentId, DossierId, OrganisationId } from '../../services/shared/ids.ts';
import type { Page as ListPage } from '../../services/shared/page.ts';
import type { Territory } from '../shared/named.ts';

interface Upload {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

interface Content {
  readonly document: { readonly name: string; readonly mediaType: string };
  readonly bytes: Uint8Array;
}

/** What the holder's pages read, beside the application itself. */
interface SurroundingUseCases {
  readonly getCall: (actor: Actor, id: CallId, rulebookHash?: string) => Promise<Call>;
  readonly listFunders: (actor: Actor) => Promise<{ items: FunderSummary[] }>;
  readonly listTerritories: (actor: Actor) => Promise<{ items: Territory[] }>;
  readonly getOrganisation: (actor: Actor, id: OrganisationId) => Promise<OrganisationView>;
  readonly listOrganisations: (actor: Actor, query: OrganisationListQuery) => Promise<ListPage<OrganisationView>>;
  readonly storeDocument: (command: Command, upload: Upload) => Promise<{ readonly id: DocumentId }>;
  readonly getDocument: (actor: Actor, id: DocumentId) => Promise<{ readonly name: string; readonly status: string }>;
  readonly getPaperContent: (
    actor: Actor,
    paper: { readonly slice: string; readonly kind: string; readonly number: string },
  ) => Promise<Content>;
}

/** What the holder's pages ask for: each is a use case. */
export interface HolderUseCases extends SurroundingUseCases {
  readonly startApplication: (
    command: Command,
    input: { readonly callId: CallId; readonly organisationId: OrganisationId; readonly title: string },
  ) => Promise<Dossier>;
  readonly listDossiers: (actor: Actor, query: DossierListQuery) => Promise<string>;
  readonly getDossier: (actor: Actor, id: DossierId) => Promise<DossierView>;
  readonly checkApplication: (actor: Actor, id: DossierId) => Promise<Findings>;
  readonly listDocuments: (actor: Actor, id: DossierId) => Promise<{ items: WantedDocument[] }>;
  readonly saveSection: (command: Command, id: DossierId, section: Section) => Promise<Dossier>;
  readonly attachDocument: (command: Command, id: DossierId, attachment: Attachment) => Promise<unknown>;
  readonly submitApplication: (command: Command, id: DossierId) => Promise<Submission>;
  readonly getReceipt: (actor: Actor, id: DossierId) => Promise<Receipt>;
  readonly reissueSecret: (command: Command, id: DossierId) => Promise<TrackingSecret>;
  readonly getEligibility: (actor: Actor, id: DossierId) => Promise<EligibilityView>;
  readonly answerComplement: (command: Command, id: DossierId, answer: ComplementAnswer) => Promise<unknown>;
  readonly fileAppeal: (command: Command, id: DossierId, appeal: { readonly grounds: string }) => Promise<unknown>;
}

/** A draft with all that its pages say of it. */
export interface Draft {
  readonly dossier: DossierView;
  readonly call: Call;
  readonly organisation: OrganisationView;
  readonly findings: Findings['findings'];
  readonly documents: readonly WantedDocument[];
  readonly territories: readonly Territory[];
  readonly funders: readonly FunderSummary[];
}

/** What is asked of the holder and decided, with the documents that were brought for the answer so far. */
export interface Answering {
  readonly draft: Draft;
  readonly eligibility: EligibilityView;
  readonly brought: readonly { readonly kind: string; readonly documentId: string }[];
}

/** Read as it stands now, by whoever may read it. */
export const draftBy = async (useCases: HolderUseCases, actor: Actor, id: DossierId): Promise<Draft> => {
  const dossier = await useCases.getDossier(actor, id);
  return {
    dossier,
    call: await useCases.getCall(actor, dossier.callId, dossier.rulebookHash),
    organisation: await useCases.getOrganisation(actor, dossier.organisationId),
    findings: (await useCases.checkApplication(actor, id)).findings,
    documents: (await useCases.listDocuments(actor, id)).items,
    territories: (await useCases.listTerritories(actor)).items,
    funders: (await useCases.listFunders(actor)).items,
  };
};
