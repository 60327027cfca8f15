import { agreementOf, seeTranches, signAll, partiesOf } from '../agreement.ts';
import { trancheOf } from '../disbursement.ts';
import type { StoryDossier } from '../filing.ts';
import type { StoryFund } from '../fund.ts';
import { verify } from '../observing.ts';
import { answerAll, becomesFinanced } from '../round.ts';
import { needed, type Telling } from '../telling.ts';
import { ANYBODY } from '../visitor.ts';
import type { Agreement, DossierView } from '../wire.ts';
import { CAST, USUAL } from './cast.ts';
import { readPaper } from './reading.ts';

export const financeAll = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<void> => {
  await answerAll(story, { fund, dossier }, [
    { funder: 'indh', amount: USUAL.indh },
    { funder: 'region05', amount: USUAL.region05 },
  ]);
  await becomesFinanced(story, dossier, '60,000 + 40,000');
};

/** The convention as each party reads it before signing; its code tells it from any other, and a made-up one nothing. */
export const readAndSign = async (story: Telling, fund: StoryFund, dossier: StoryDossier): Promise<void> => {
  const { as, tell } = story;
  const agreement = await agreementOf(story, dossier);
  const { number, document } = agreement;
  const { nameAr, nameLatin } = CAST.wool.organisation;
  const words = [number, nameAr, nameLatin, 'اتفاقية', 'Convention', dossier.reference];
  await readPaper(story, dossier.holder, {
    what: 'the convention',
    documentId: document.id,
    words,
    code: document.code,
  });
  await verify(story, ANYBODY, agreement);
  const bad = `${document.code.startsWith('A') ? 'B' : 'A'}${document.code.slice(1)}`;
  await as(ANYBODY).refused('paper_unknown', as(ANYBODY).get(`/verify/${bad}`));
  tell(ANYBODY, 'asks for a code with one letter changed', 'none of ours: the same answer to every stranger');
  await signAll(story, agreement, partiesOf(agreement, fund, dossier));
  await seeTranches(story, dossier);
};

/** The holder never signs: reminded, then the award lapses and the paper says so itself. */
export const letSignatureLapse = async (story: Telling, dossier: StoryDossier): Promise<void> => {
  const { as, tell, expect, moveTo, until } = story;
  const agreement: Agreement = await agreementOf(story, dossier);
  const first = needed(
    agreement.signatories.find(({ position }) => position === 1),
    'signatory',
  );
  await moveTo(new Date(needed(first.dueAt, 'last day to sign')));
  const { stage } = await until(
    () => as(dossier.holder).get<DossierView>(`/dossiers/${dossier.dossierId}`),
    (known) => known.stage !== 'agreement',
  );
  tell(dossier.holder, 'has not signed in thirty days', `${stage}: both holds are released`);
  const late = as(dossier.holder).post(`/agreements/${agreement.id}/signatures`, { sha256: agreement.document.sha256 });
  await as(dossier.holder).refused(['stage_mismatch', 'agreement_not_open'], late);
  await verify(story, ANYBODY, agreement);
  const paper = await as(ANYBODY).get<{ status: string }>(`/verify/${agreement.document.code}`);
  expect('the paper, by its code', paper.status, 'withdrawn');
};

/** What each funder pays in each tranche, in the order of the tranches: their shares are the rulebook's. */
export const expectLegs = async (
  story: Telling,
  fund: StoryFund,
  { dossier, right }: { readonly dossier: StoryDossier; readonly right: readonly Readonly<Record<string, string>>[] },
): Promise<void> => {
  const seen: Record<string, string>[] = [];
  for (const number of right.keys()) {
    const { legs } = await trancheOf(story, { dossier, number: number + 1 });
    seen.push(Object.fromEntries(legs.map(({ funderId, amount }) => [fund.funderOf(funderId), amount.amount])));
  }
  story.expect(`the legs of ${dossier.reference}`, seen, right);
};
