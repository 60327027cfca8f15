import type { StoryDossier } from './filing.ts';
import type { StoryFund } from './fund.ts';
import type { Telling } from './telling.ts';
import type { Agreement, EnvelopePage, Progress, PublicAwardPage, Timeline, VerifiedPaper } from './wire.ts';

/** Anybody with the paper in hand reads its code, and learns what the fund knows of it. */
export const verify = async (
  { as, tell }: Telling,
  reader: string,
  { document: { code, sha256 }, number }: Agreement,
): Promise<void> => {
  const paper = await as(reader).get<VerifiedPaper>(`/verify/${code}`);
  if (paper.sha256 !== sha256 || paper.number !== number) throw new Error(`the code ${code} is of another paper`);
  tell(reader, `verifies the paper ${number} by its code ${code}`, `${paper.status}, the same hash`);
};

/** By reference and secret, without signing in; a wrong secret tells nothing. */
export const track = async (
  { as, tell }: Telling,
  { holder, reference }: StoryDossier,
  secret: string,
): Promise<Progress> => {
  const ask = (given: string) => as(holder).post<Progress>('/public/progress', { reference, secret: given });
  const progress = await ask(secret);
  const steps = progress.steps.map(({ step }) => step);
  tell(holder, 'follows the dossier by its reference and secret', `${progress.stage}: ${steps.join(' → ')}`);
  const wrong = `${secret.startsWith('A') ? 'B' : 'A'}${secret.slice(1)}`;
  await as(holder).refused('progress_missing', ask(wrong));
  return progress;
};

/** What the books say of the money of this call, over every envelope. */
export const moneyOf = async (
  { as }: Telling,
  { callId }: StoryFund,
): Promise<
  Record<'instrument' | 'granted' | 'available' | 'held' | 'committed' | 'ordered' | 'clearing' | 'paid', string>[]
> => {
  const { items } = await as('auditor').get<EnvelopePage>(`/envelopes?callId=${callId}&limit=50`);
  return items.map(({ instrument, granted, available, held, committed, ordered, clearing, paid }) => ({
    instrument,
    granted: granted.amount,
    available: available.amount,
    held: held.amount,
    committed: committed.amount,
    ordered: ordered.amount,
    clearing: clearing.amount,
    paid: paid.amount,
  }));
};

export const awardsOf = async ({ as }: Telling, { reference }: StoryFund): Promise<PublicAwardPage['items']> => {
  const { items } = await as('auditor').get<PublicAwardPage>(`/public/awards?call=${reference}`);
  return items;
};

/** The auditor searches the trail of one dossier; the search itself leaves a trace. */
export const search = async (
  { as, tell }: Telling,
  { dossierId, reference }: StoryDossier,
  query: string,
): Promise<Timeline['items']> => {
  const { items } = await as('auditor').get<Timeline>(`/audit-events?dossierId=${dossierId}&limit=200&${query}`);
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  tell('auditor', `searches the trail of ${reference}: ${query}`, `${items.length} events: ${kinds.join(', ')}`);
  return items;
};
