import { localDateOf } from '../../services/shared/dates.ts';
import { trancheOf } from './disbursement.ts';
import type { StoryDossier } from './filing.ts';
import { daysAfter, needed, type Telling } from './telling.ts';
import type { FindingPage, Visit } from './wire.ts';

/** What a visit finds stops every payment, until somebody else than who answered has found it settled. */
export const visit = async (story: Telling, dossier: StoryDossier): Promise<void> => {
  const { as, tell, now, until } = story;
  const { dossierId, holder } = dossier;
  const officer = as('field-officer');
  const today = localDateOf(await now());
  const planned = { purpose: 'Voir les équipements en service', plannedOn: today };
  const { id } = await officer.post<Visit>(`/dossiers/${dossierId}/visits`, planned);
  await officer.post(`/visits/${id}/record`, {
    doneOn: today,
    summary: "L'équipement est là; il n'est pas branché.",
    isFavourable: false,
    findings: [
      {
        text: "La machine n'est pas mise à la terre.",
        severity: 'serious',
        dueOn: localDateOf(daysAfter(await now(), 20)),
      },
    ],
  });
  tell('field-officer', 'visits the project', 'a serious finding, to be put right in twenty days');
  const blockedBy = async (): Promise<string[]> => {
    const { blocks } = await trancheOf(story, { dossier, number: 2 });
    return blocks.map(({ code }) => code);
  };
  const blocks = await until(blockedBy, (codes) => codes.includes('serious_finding'));
  tell(holder, 'looks at tranche 2', `blocked: ${blocks.join(', ')}`);
  const { items } = await officer.get<FindingPage>(`/dossiers/${dossierId}/visit-findings?status=open`);
  const finding = needed(items[0], 'finding');
  await as(holder).post(`/findings/${finding.id}/answers`, { text: 'Électricien venu le lendemain.' });
  await officer.post(`/findings/${finding.id}/closing`, { note: 'Vu sur place: la terre est raccordée.' });
  tell('field-officer', "closes it on the holder's answer", 'tranche 2 is free of it');
};
