import { z } from 'zod';
import type { MeView } from '../../services/access/access-views.ts';
import type { AgreementView } from '../../services/agreement/agreement-views.ts';
import type { DossierView } from '../../services/application/application-views.ts';
import type { Actor } from '../../services/shared/command.ts';
import type { DossierId } from '../../services/shared/ids.ts';
import { DomainError } from '../../services/shared/errors.ts';
import { namesOf, type Names, type NameUseCases } from '../shared/naming.ts';

export type Signatory = AgreementView['signatories'][number];

/** What a page knows of a dossier's agreement. */
export interface AgreementShown {
  readonly head: DossierView;
  readonly organisation: { readonly nameAr: string; readonly nameLatin: string };
  readonly agreement: AgreementView;
  readonly text: z.output<typeof AgreedText>;
  readonly names: Names;
  /** The party that has to sign now; null where nobody has to. */
  readonly turn: Signatory | null;
  /** It is the reader who signs for that party. */
  readonly isMine: boolean;
}

/** What pages show of the agreement's canonical content. */
const AgreedText = z.object({
  holder: z.object({ nameAr: z.string(), nameLatin: z.string() }),
  prevailing: z.enum(['ar', 'fr']),
  text: z.object({ ar: z.array(z.string()), fr: z.array(z.string()) }),
  annexes: z.array(
    z.object({
      funder: z.object({ id: z.uuid() }),
      tranches: z.array(z.object({ number: z.int(), shareBasisPoints: z.int(), proofs: z.array(z.string()) })),
    }),
  ),
});

export interface AgreementReading extends NameUseCases {
  readonly getDossier: (actor: Actor, id: DossierId) => Promise<DossierView>;
  readonly showAgreement: (actor: Actor, id: DossierId) => Promise<AgreementView>;
  readonly getMe: (actor: Actor) => Promise<MeView>;
}

/** Null until it is drawn up. */
export const findShown = async (
  useCases: AgreementReading,
  actor: Actor,
  id: DossierId,
): Promise<AgreementShown | { readonly head: DossierView; readonly agreement: null }> => {
  const head = await useCases.getDossier(actor, id);
  const agreement = await useCases.showAgreement(actor, id).catch(noneYet);
  if (agreement === null) return { head, agreement };
  const { waiting } = await useCases.getMe(actor);
  const turn = agreement.status === 'signing' ? (agreement.signatories.find((each) => !each.signature) ?? null) : null;
  const text = AgreedText.parse(JSON.parse(agreement.content));
  return {
    head,
    organisation: text.holder,
    agreement,
    text,
    names: await namesOf(useCases, actor, metIn(agreement)),
    turn,
    isMine: waiting.some(({ kind, subjectId }) => kind === 'signature' && subjectId === turn?.id),
  };
};

const noneYet = (error: unknown): null => {
  if (error instanceof DomainError && error.code === 'agreement_missing') return null;
  throw error;
};

const metIn = ({ signatories, copies }: AgreementView) => [
  ...signatories.map(({ signature }) => signature?.personId ?? null),
  ...copies.flatMap(({ handedInBy, checkedBy }) => [handedInBy, checkedBy]),
];
