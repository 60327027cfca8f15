import { demoFunders } from '../../../infra/demo/fund.ts';
import type { Applied } from './applying.ts';
import { REFERENCE } from './call.ts';
import type { Person } from './person.ts';
import type { Stage } from './stage.ts';

/** 10. The auditor reads one payment on one page, from the bank's entry back to the vote. */
export const audit = async (stage: Stage, { reference }: Applied): Promise<Person> => {
  const auditor = await stage.as('auditor');
  await auditor.openDossier(reference, 'page.part.payments');
  await auditor.unfold('page.payments.parts_and_proofs');
  await auditor.follow(demoFunders.cdg.names[auditor.language]);
  await auditor.follow('page.payments.open_timeline');
  return auditor;
};

/** 11. Anybody sees what was given to whom; with the secret, how far the dossier is. */
export const look = async (
  stage: Stage,
  { reference, secret }: Applied,
): Promise<{ results: string; progress: string; reader: Person }> => {
  const anybody = await stage.anybody();
  await anybody.place('page.place.results');
  await anybody.follow(REFERENCE);
  const results = await anybody.read();
  await anybody.place('page.place.follow');
  await anybody.type('page.field.follow.reference', reference);
  await anybody.type('page.field.follow.secret', secret);
  await anybody.press('page.follow.see');
  return { results, progress: await anybody.read(), reader: anybody };
};
