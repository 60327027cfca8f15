import type { StoryFund } from './fund.ts';
import { upload } from './papers.ts';
import { register, type Described } from './registering.ts';
import type { Telling } from './telling.ts';
import type { Dossier, Submission, WantedDocuments } from './wire.ts';

export interface StoryDossier {
  readonly holder: string;
  readonly callId: string;
  readonly dossierId: string;
  readonly reference: string;
  readonly organisationId: string;
}

/** What somebody files: who they are, what for, and who pays what. */
export interface Application {
  readonly account: string;
  readonly organisation: Described;
  readonly project: { readonly title: string };
  readonly plan: object;
}

/** Whoever types it: the holder, or an agent at the counter. */
interface Typed {
  readonly typist?: string;
}

export interface Draft extends StoryDossier, Typed {
  readonly version: number;
}

/** A draft with its project; the plan comes next. */
export const startDraft = async (
  story: Telling,
  fund: StoryFund,
  { account, organisation, project }: Omit<Application, 'plan'>,
): Promise<Draft> => {
  const organisationId = await register(story, account, organisation);
  return typeDraft(story, fund, { holder: account, organisationId, project });
};

interface Typing extends Typed, Pick<Draft, 'holder' | 'organisationId'> {
  readonly project: { readonly title: string };
}

export const typeDraft = async (
  { as }: Telling,
  { callId }: StoryFund,
  { project, ...who }: Typing,
): Promise<Draft> => {
  const writer = as(who.typist ?? who.holder);
  const { title } = project;
  const start = { callId, organisationId: who.organisationId, title };
  const { id, reference, version } = await writer.post<Dossier>('/dossiers', start);
  const saved = await writer.put<Dossier>(`/dossiers/${id}/project`, project, version);
  return { ...who, callId, dossierId: id, reference, version: saved.version };
};

/** Everything that the rulebook asks of this applicant. */
export const bringDocuments = async (
  story: Telling,
  { holder, typist = holder, dossierId }: Pick<StoryDossier, 'holder' | 'dossierId'> & Typed,
): Promise<string[]> => {
  const { items } = await story.as(typist).get<WantedDocuments>(`/dossiers/${dossierId}/documents`);
  const missing = items.filter(({ standing }) => standing === 'missing').map(({ kind }) => kind);
  for (const kind of missing) {
    const documentId = await upload(story, typist, kind);
    await story.as(typist).post(`/dossiers/${dossierId}/documents`, { kind, documentId });
  }
  return missing;
};

/** The plan and the documents complete the draft; then it is submitted. */
export const complete = async (
  story: Telling,
  { version, ...draft }: Draft,
  plan: object,
): Promise<StoryDossier & { readonly secret: string }> => {
  const { holder, typist = holder } = draft;
  const writer = story.as(typist);
  await writer.put(`/dossiers/${draft.dossierId}/plan`, plan, version);
  const brought = await bringDocuments(story, draft);
  const { trackingSecret } = await writer.post<Submission>(`/dossiers/${draft.dossierId}/submission`);
  const documents = brought.length === 0 ? '' : ` with ${brought.length} documents`;
  story.tell(typist, `submits a dossier on the same call${documents}`, draft.reference);
  return { ...draft, secret: trackingSecret ?? '' };
};

/** Registered, drafted and submitted without a stumble. */
export const file = async (story: Telling, fund: StoryFund, application: Application) =>
  complete(story, await startDraft(story, fund, application), application.plan);
