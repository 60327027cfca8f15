import { z } from 'zod';
import type { DossierView, EligibilityView, Receipt } from '../../services/application/application-views.ts';
import { AppealDecision, NewAppeal } from '../../services/application/appeal.ts';
import type { MissingItems } from '../../services/application/complement.ts';
import { ELIGIBILITY_RULES, type EligibilityInput } from '../../services/application/eligibility.ts';
import type { WantedDocument } from '../../services/application/wanted-documents.ts';
import type { WaivableRule } from '../../services/application/waiver.ts';
import type { Rulebook } from '../../services/programme/programme-facts.ts';
import type { OrganisationView } from '../../services/registry/registry-views.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import type { CallId, DossierId, OrganisationId, PersonId } from '../../services/shared/ids.ts';
import { namesOf, type NameUseCases } from '../shared/naming.ts';
import { page, type Page } from '../shared/page.ts';
import { OfDossier } from '../shared/params.ts';
import type { Case } from './desk-case.tsx';
import { ComplementTyped, DecisionTyped, itemsOf, WaiverTyped } from './desk-forms.ts';
import { EligibilityPage } from './eligibility-page.tsx';

/** What the whole case asks for: each is a use case. */
export interface DeskUseCases extends NameUseCases {
  readonly getDossier: (actor: Actor, id: DossierId) => Promise<DossierView>;
  readonly getEligibility: (actor: Actor, id: DossierId) => Promise<EligibilityView>;
  readonly listDocuments: (actor: Actor, id: DossierId) => Promise<{ items: WantedDocument[] }>;
  readonly getReceipt: (actor: Actor, id: DossierId) => Promise<Receipt>;
  readonly getOrganisation: (actor: Actor, id: OrganisationId) => Promise<OrganisationView>;
  readonly getCall: (actor: Actor, id: CallId, rulebookHash?: string) => Promise<{ readonly rulebook: Rulebook }>;
  readonly requestComplement: (command: Command, id: DossierId, asked: { items: MissingItems }) => Promise<unknown>;
  readonly decideEligibility: (command: Command, id: DossierId, input: EligibilityInput) => Promise<unknown>;
  readonly grantWaiver: (
    command: Command,
    id: DossierId,
    input: { rule: WaivableRule; reason: string },
  ) => Promise<unknown>;
  readonly fileAppeal: (command: Command, id: DossierId, input: z.output<typeof NewAppeal>) => Promise<unknown>;
  readonly decideAppeal: (command: Command, id: DossierId, input: AppealDecision) => Promise<unknown>;
}

const placeOf = (id: DossierId): string => `/dossiers/${id}/eligibility`;

export const deskPages = (useCases: DeskUseCases): Page[] => [
  page({
    path: '/dossiers/:dossierId/eligibility',
    params: OfDossier,
    load: ({ actor, params }) => caseOf(useCases, actor, params.dossierId),
    show: EligibilityPage,
    actions: {
      request_complement: {
        fields: { documents: 'codes', documents_text: 'text', project: 'text', plan: 'text', words: 'text' },
        schema: ComplementTyped,
        run: async ({ actor, command, params: { dossierId }, input }) => {
          const { items } = await useCases.listDocuments(actor, dossierId);
          await useCases.requestComplement(command, dossierId, { items: itemsOf(input, items) });
          return placeOf(dossierId);
        },
      },
      decide_eligibility: {
        fields: { eligible: 'code', reason: 'text', open: 'codes', ...REASONS },
        schema: DecisionTyped,
        run: async ({ command, params: { dossierId }, input }) => {
          await useCases.decideEligibility(command, dossierId, input);
          return placeOf(dossierId);
        },
      },
      grant_waiver: {
        fields: { reason: 'text' },
        schema: WaiverTyped,
        run: async ({ command, params: { dossierId }, input }) => {
          await useCases.grantWaiver(command, dossierId, { rule: 'age', ...input });
          return placeOf(dossierId);
        },
      },
      file_appeal: {
        fields: { grounds: 'text' },
        schema: NewAppeal,
        run: async ({ command, params: { dossierId }, input }) => {
          await useCases.fileAppeal(command, dossierId, input);
          return placeOf(dossierId);
        },
      },
      decide_appeal: {
        fields: { outcome: 'code', reason: 'text' },
        schema: AppealDecision,
        run: async ({ command, params: { dossierId }, input }) => {
          await useCases.decideAppeal(command, dossierId, input);
          return placeOf(dossierId);
        },
      },
    },
  }),
];

const REASONS = Object.fromEntries(ELIGIBILITY_RULES.map((rule) => [`reasons.${rule}`, 'text' as const]));

const caseOf = async (useCases: DeskUseCases, actor: Actor, id: DossierId): Promise<Case> => {
  const dossier = await useCases.getDossier(actor, id);
  const isSubmitted = dossier.submittedAt !== null;
  const { rulebook } = await useCases.getCall(actor, dossier.callId, dossier.rulebookHash);
  const eligibility = isSubmitted ? await useCases.getEligibility(actor, id) : null;
  return {
    dossier,
    eligibility,
    organisation: await useCases.getOrganisation(actor, dossier.organisationId),
    documents: (await useCases.listDocuments(actor, id)).items,
    receipt: isSubmitted ? await useCases.getReceipt(actor, id) : null,
    waiverBody: rulebook.applicants.age?.waiver?.by ?? null,
    names: await namesOf(useCases, actor, mentionedIn(dossier, eligibility)),
  };
};

/** Whoever asked, answered, granted, appealed or decided. */
const mentionedIn = ({ complement }: DossierView, eligibility: EligibilityView | null): (PersonId | null)[] => {
  const { waivers = [], decision, appeal } = eligibility ?? {};
  return [
    ...(complement ? [complement.askedBy, complement.answeredBy] : []),
    ...waivers.map(({ grantedBy }) => grantedBy),
    ...(decision ? [decision.decidedBy] : []),
    ...(appeal ? [appeal.filedBy, appeal.decidedBy] : []),
  ];
};
