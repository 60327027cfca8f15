import type { StoryDossier } from '../filing.ts';
import type { Telling } from '../telling.ts';
import type { Receipt } from '../wire.ts';
import { CAST } from './cast.ts';
import { checkPaper } from './reading.ts';

/** The receipt on paper, for whoever may read the dossier; for a stranger there is none. */
export const readReceipt = async (story: Telling, { holder, dossierId, reference }: StoryDossier): Promise<void> => {
  const { as, tell } = story;
  const { number, contentHash } = await as(holder).get<Receipt>(`/dossiers/${dossierId}/receipt`);
  const path = `/papers/application/receipt/${number}/content`;
  const { nameAr, nameLatin } = CAST.wool.organisation;
  const words = [number, reference, contentHash, nameAr, nameLatin];
  await checkPaper(story, holder, { what: 'the receipt', bytes: await as(holder).bytes(path), words });
  await as(CAST.soap.account).refused('paper_missing', as(CAST.soap.account).bytes(path));
  tell(CAST.soap.account, 'downloads the same receipt', 'refused: as if there were none');
};
