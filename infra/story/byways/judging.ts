import type { StoryDossier } from '../filing.ts';
import type { StoryFund } from '../fund.ts';
import { scoreAlike, type Sheet } from '../scoring.ts';
import type { Telling } from '../telling.ts';
import type { Ranking } from '../wire.ts';

/** Relevance, viability, jobs, inclusion, governance, innovation, sustainability. */
export const SHEETS = {
  good: [4, 4, 4, 4, 4, 4, 4],
  fair: [4, 4, 4, 3, 3, 4, 4],
  /** Of the same total: inclusion and jobs weigh the same, and the call puts inclusion first. */
  inclusive: [4, 3, 3, 4, 4, 4, 4],
  gainful: [4, 3, 4, 3, 4, 4, 4],
  /** The best total of all, and beside the point: relevance is under its minimum. */
  brilliant: [2, 5, 5, 5, 5, 5, 5],
} as const satisfies Record<string, Sheet>;

export interface Judged {
  readonly wool: StoryDossier;
  readonly dye: StoryDossier;
  readonly lodge: StoryDossier;
  readonly honey: StoryDossier;
  readonly mill: StoryDossier;
}

/** A minimum that eliminates, a tie that the published order breaks, a criterion that nobody types. */
export const scoreAll = async (story: Telling, { wool, dye, lodge, honey, mill }: Judged): Promise<void> => {
  const sheets: [StoryDossier, Sheet][] = [
    [wool, SHEETS.good],
    [dye, SHEETS.fair],
    [honey, SHEETS.gainful],
    [lodge, SHEETS.inclusive],
    [mill, SHEETS.brilliant],
  ];
  for (const [dossier, sheet] of sheets) await scoreAlike(story, dossier, { sheet, reviewers: 2 });
};

export const rankAll = async (
  { as, tell, expect }: Telling,
  { callId }: StoryFund,
  { wool, dye, lodge, honey, mill }: Judged,
): Promise<void> => {
  const { dossiers } = await as('secretary').post<Ranking>(`/calls/${callId}/ranking`);
  for (const { rank, reference, meanHundredths, isEliminated } of dossiers) {
    tell('secretary', `ranks ${reference} ${rank}.`, `${meanHundredths / 100}${isEliminated ? ', eliminated' : ''}`);
  }
  const ranked = dossiers.map(({ dossierId }) => dossierId);
  const right = [wool, dye, lodge, honey, mill].map(({ dossierId }) => dossierId);
  expect('the ranking is in the published order', ranked, right);
  const of = (dossier: StoryDossier) => dossiers.find(({ dossierId }) => dossierId === dossier.dossierId);
  const tied = of(lodge)?.meanHundredths === of(honey)?.meanHundredths;
  expect('the third and the fourth have the same total', tied, true);
  const best = Math.max(...dossiers.map(({ meanHundredths }) => meanHundredths));
  expect(
    'the last has the best one, and is eliminated',
    [of(mill)?.meanHundredths, of(mill)?.isEliminated],
    [best, true],
  );
};
