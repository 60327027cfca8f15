import { close, hand, refuseClosing, reportOf, stateFinalCost } from '../closing.ts';
import { trancheOf } from '../disbursement.ts';
import type { StoryDossier } from '../filing.ts';
import type { Telling } from '../telling.ts';
import type { ClosureView } from '../wire.ts';
import { CAST } from './cast.ts';
import { readPaper } from './reading.ts';

const INDICATORS = [
  { code: 'IND-01', baseline: 0, target: 5, actual: 5 },
  { code: 'IND-02', baseline: 4, target: 4, actual: 4 },
  { code: 'IND-03', baseline: 4, target: 9, actual: 9 },
];

/** Late is late: the next tranche waits for the report, and says so. */
export const reportLate = async (story: Telling, dossier: StoryDossier, kind: 'progress' | 'final'): Promise<void> => {
  const { id: reportId, dueOn } = await reportOf(story, dossier, kind);
  await story.moveTo(new Date(dueOn));
  const number = kind === 'progress' ? 2 : 3;
  const { blocks } = await trancheOf(story, { dossier, number });
  story.tell(dossier.holder, `looks at tranche ${number}`, `blocked: ${blocks.map(({ code }) => code).join(', ')}`);
  const told = { reportId, summary: 'La laine est lavée et filée sur place.', indicators: INDICATORS, spent: 90_000 };
  await hand(story, dossier.holder, { ...told, says: '5 jobs created, 4 maintained' });
};

/** As planned, to the dirham: the statement says what each funder gave, paid and took back. */
export const closeWhole = async (story: Telling, dossier: StoryDossier): Promise<void> => {
  await refuseClosing(story, dossier);
  const { recovery } = await stateFinalCost(story, dossier, 200_000);
  story.expect('asked back', recovery, null);
  await close(story, dossier);
  const { closure } = await story.as('desk-officer').get<ClosureView>(`/dossiers/${dossier.dossierId}/closure`);
  const { nameAr, nameLatin } = CAST.wool.organisation;
  await readPaper(story, 'desk-officer', {
    what: 'the closing statement',
    documentId: closure?.documentId ?? null,
    words: [dossier.reference, nameAr, nameLatin, closure?.sha256 ?? ''],
  });
};
