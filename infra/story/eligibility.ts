import type { StoryDossier } from './filing.ts';
import { needed, type Telling } from './telling.ts';
import type { Complement, DossierView, EligibilityView } from './wire.ts';

/** 3. The desk officer sees each rule with its reason, and decides. */
export const decideEligibility = async (
  { as, tell }: Telling,
  { dossierId, reference }: StoryDossier,
): Promise<void> => {
  const desk = as('desk-officer');
  const { rules } = await desk.get<EligibilityView>(`/dossiers/${dossierId}/eligibility`);
  const open = rules.filter(({ verdict }) => verdict !== 'pass');
  const passed = rules.length - open.length;
  tell('desk-officer', `reads the eligibility rules of ${reference}`, `${passed} of ${rules.length} pass`);
  const overrides = open.map(({ rule }) => ({ rule, reason: 'Vérifié sur pièces au bureau.' }));
  await desk.post(`/dossiers/${dossierId}/eligibility`, { eligible: true, reason: null, overrides });
  tell('desk-officer', 'decides: eligible', 'the dossier goes to scoring');
};

type Missing = Complement['items'][number];

/** The one request that the law allows, with everything that is missing: the legal clock stands still until the answer. */
export const askComplement = async (
  { as, tell }: Telling,
  { dossierId, reference }: StoryDossier,
  items: readonly Missing[],
): Promise<void> => {
  const desk = as('desk-officer');
  await desk.post(`/dossiers/${dossierId}/complement`, { items });
  const { legalClock } = await desk.get<DossierView>(`/dossiers/${dossierId}`);
  const { dueAt, stoppedAt } = needed(legalClock, 'legal clock');
  tell(
    'desk-officer',
    `asks ${reference} for ${items.length} missing things at once`,
    `clock stopped ${stoppedAt}, was due ${dueAt}`,
  );
  await desk.refused('complement_already_asked', desk.post(`/dossiers/${dossierId}/complement`, { items }));
  tell('desk-officer', 'asks for one thing more', 'refused: a complement is asked for once');
};

export const answerComplement = async (
  { as, tell }: Telling,
  { holder, dossierId }: StoryDossier,
  answer: object,
): Promise<void> => {
  await as(holder).post(`/dossiers/${dossierId}/complement/answer`, answer);
  const { legalClock } = await as(holder).get<DossierView>(`/dossiers/${dossierId}`);
  const { dueAt, stoppedAt } = needed(legalClock, 'legal clock');
  tell(
    holder,
    'answers',
    `the clock runs again (${stoppedAt ?? 'not stopped'}), due ${dueAt}: the wait is not counted`,
  );
};

/** A no needs its reason; the rules that failed are named in it. */
export const refuse = async (
  { as, tell, until }: Telling,
  { dossierId, reference }: StoryDossier,
  reason: string,
): Promise<EligibilityView> => {
  const desk = as('desk-officer');
  const { rules } = await desk.get<EligibilityView>(`/dossiers/${dossierId}/eligibility`);
  const failed = rules.filter(({ verdict }) => verdict === 'fail').map((rule) => `${rule.rule}: ${rule.reason}`);
  await desk.post(`/dossiers/${dossierId}/eligibility`, { eligible: false, reason, overrides: [] });
  tell('desk-officer', `decides that ${reference} is not eligible`, failed.join(', '));
  return until(
    () => desk.get<EligibilityView>(`/dossiers/${dossierId}/eligibility`),
    ({ appealBy }) => appealBy !== null,
  );
};

/** The holder appeals; another person of the desk decides, never whoever decided first. */
export const reinstate = async (
  { as, tell, until }: Telling,
  { holder, dossierId }: StoryDossier,
  grounds: string,
): Promise<void> => {
  await as(holder).post(`/dossiers/${dossierId}/appeal`, { grounds });
  tell(holder, 'appeals', grounds);
  const decision = { outcome: 'reinstated', reason: 'Le secteur déclaré est une erreur de saisie.' };
  const path = `/dossiers/${dossierId}/appeal/decision`;
  const same = as('desk-officer');
  await same.refused('appeal_same_person', same.post(path, decision));
  tell('desk-officer', 'decides the appeal against their own decision', 'refused: another person decides');
  await as('desk-officer-2').post(path, decision);
  const { stage } = await until(
    () => as(holder).get<DossierView>(`/dossiers/${dossierId}`),
    (dossier) => dossier.stage === 'scoring',
  );
  tell('desk-officer-2', 'reinstates the dossier', stage);
};

/** Past the age of the call: the desk cannot let it pass, the body that the rulebook names can. */
export const waiveAge = async ({ as, tell }: Telling, { dossierId, reference }: StoryDossier): Promise<void> => {
  const desk = as('desk-officer');
  const { rules } = await desk.get<EligibilityView>(`/dossiers/${dossierId}/eligibility`);
  const { reason: failed, numbers } = needed(
    rules.find(({ rule }) => rule === 'age'),
    'age rule',
  );
  tell('desk-officer', `reads the age rule of ${reference}`, `${failed}: ${JSON.stringify(numbers)}`);
  const overrides = [{ rule: 'age', reason: 'Bon projet.' }];
  const decision = { eligible: true, reason: null, overrides };
  await desk.refused('override_reserved', desk.post(`/dossiers/${dossierId}/eligibility`, decision));
  const waiver = { rule: 'age', reason: 'Projet unique dans la province, porté depuis cinq ans.' };
  await desk.refused('permission_denied', desk.post(`/dossiers/${dossierId}/waivers`, waiver));
  tell('desk-officer', 'lets it pass, then tries to waive it', 'refused twice: only the regional committee may');
  await as('chair').post(`/dossiers/${dossierId}/waivers`, waiver);
  tell('chair', 'grants the waiver for the regional committee', 'the rule passes, waived');
};

/** Past what even the committee may waive: refused, and final once nobody has appealed in time. */
export const refuseForGood = async (story: Telling, dossier: StoryDossier): Promise<void> => {
  const { as, tell, moveTo } = story;
  const { holder, dossierId } = dossier;
  const waiver = { rule: 'age', reason: 'Bon projet.' };
  await as('chair').refused('waiver_not_for', as('chair').post(`/dossiers/${dossierId}/waivers`, waiver));
  tell('chair', `tries a waiver for ${dossier.reference}`, 'refused: past 45 there is none');
  const { appealBy } = await refuse(story, dossier, 'La personne qui porte le projet a plus de 45 ans.');
  await moveTo(new Date(new Date(needed(appealBy, 'end of the appeal')).getTime() + 1));
  const late = as(holder).post(`/dossiers/${dossierId}/appeal`, { grounds: 'Nous avons vu la lettre trop tard.' });
  await as(holder).refused(['appeal_too_late', 'stage_mismatch'], late);
  tell(holder, 'appeals a moment too late', 'refused: the decision is final');
};
