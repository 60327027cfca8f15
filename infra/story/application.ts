import { bringDocuments, file, type StoryDossier } from './filing.ts';
import type { StoryFund } from './fund.ts';
import { asked, own, use } from './plans.ts';
import { organisationOf, register, type Described } from './registering.ts';
import { daysAfter, type Telling } from './telling.ts';
import type { Problem } from './visitor.ts';
import type { Dossier, DossierView, Findings, Submission } from './wire.ts';

const HOLDER = 'holder-tazart';
const NEIGHBOUR = 'holder-ighrem';
const LATE = NEIGHBOUR;

const TAZART: Described = {
  legalForm: 'cooperative',
  nameAr: 'تعاونية تازارت نوغبالو',
  nameLatin: 'Cooperative Tazart Noughbalou',
  ice: '990000001000040',
  registration: { court: 'Khénifra', number: '90100/20', registeredOn: '2020-07-13', extractOn: '2025-12-22' },
  seat: { region: '05', province: '05.301', commune: 'Noughbalou', douar: 'Tazart' },
  sector: 'farm_produce_processing',
  members: { total: 24, women: 17, youth: 6, youngWomen: 4 },
};

interface Variant {
  readonly machines?: string;
  readonly dryer?: number;
  readonly premises?: number;
  readonly ownCash?: number;
  readonly ownKind?: number;
}

/** The plan of the demo pack: 500,000 DH, 410,000 in cash and 90,000 in kind; or a variant of it that is wrong. */
const planOf = (
  { idOf: { indh, region05 } }: StoryFund,
  {
    machines = 'Séchoir et ligne de conditionnement',
    dryer = 260_000,
    premises = 90_000,
    ownCash = 110_000,
    ownKind = 90_000,
  }: Variant = {},
) => ({
  uses: [
    use('equipment', machines, dryer),
    use('equipment', 'Pompe solaire et panneaux', 80_000),
    use('fitting', 'Aménagement', 30_000),
    use('certification', 'Certification sanitaire et label', 25_000),
    use('training', 'Formation et lancement', 15_000),
    ...(premises === 0 ? [] : [{ ...use('premises', 'Local, évalué', premises), nature: 'in_kind' }]),
  ],
  sources: [asked(indh, 210_000), asked(region05, 90_000), own(ownCash), own(ownKind, 'in_kind')],
});

/** 2. The holder registers, drafts, is told what is missing, and submits in time. */
export const apply = async (story: Telling, fund: StoryFund): Promise<StoryDossier> => {
  const holder = story.as(HOLDER);
  const organisationId = await register(story, HOLDER, TAZART);
  const dossier = await holder.post<Dossier>('/dossiers', { callId: fund.callId, organisationId, title: TITLE });
  story.tell(HOLDER, 'starts a dossier', `${dossier.reference}, a reference for life`);
  await draft(story, fund, dossier);
  await submit(story, dossier.id);
  await refuseSecond(story, fund, organisationId);
  const { callId, id: dossierId, reference } = dossier;
  return { holder: HOLDER, callId, dossierId, reference, organisationId };
};

const TITLE = 'Séchage et conditionnement des figues';

const PROJECT = {
  title: TITLE,
  summary: 'Une ligne de séchage solaire, un label et une formation pour 24 membres.',
  sector: 'farm_produce_processing',
  province: '05.301',
  commune: 'Noughbalou',
  jobs: { before: 10, target: 15 },
};

const LODGES = {
  ...PROJECT,
  title: 'Quatre gîtes ruraux à énergie solaire',
  summary: 'Quatre gîtes équipés au solaire et une formation à l’accueil pour 12 membres.',
  sector: 'rural_tourism',
};

/** Another of the demo's organisations, with its seat in the same valley. */
const besideTazart = (account: string): Described => ({ ...organisationOf(account), seat: TAZART.seat });

/** A neighbour's dossier on the same call, without a stumble. */
export const applyBeside = (story: Telling, fund: StoryFund): Promise<StoryDossier> =>
  file(story, fund, {
    account: NEIGHBOUR,
    organisation: besideTazart(NEIGHBOUR),
    project: LODGES,
    plan: planOf(fund, { machines: 'Équipement et mobilier des gîtes' }),
  });

const draft = async (story: Telling, fund: StoryFund, { id, version }: Dossier): Promise<void> => {
  const { as, tell } = story;
  const holder = as(HOLDER);
  const early = await holder.get<Findings>(`/dossiers/${id}/findings`);
  tell(HOLDER, 'asks what is missing', `${early.findings.length} findings`);

  const brought = await bringDocuments(story, { holder: HOLDER, dossierId: id });
  tell(HOLDER, 'attaches what the call asks of a cooperative', brought.join(', '));

  let saved = await holder.put<Dossier>(`/dossiers/${id}/project`, PROJECT, version);
  const wrong: [string, Variant, string][] = [
    ['premises left out of the uses', { dryer: 350_000, premises: 0 }, 'cash and in kind do not balance separately'],
    [
      '110,000 in kind of 200,000 own',
      { dryer: 240_000, premises: 110_000, ownCash: 90_000, ownKind: 110_000 },
      'in kind is 55 % of the own contribution, limit 50 %',
    ],
  ];
  for (const [what, variant, says] of wrong) {
    saved = await holder.put<Dossier>(`/dossiers/${id}/plan`, planOf(fund, variant), saved.version);
    const problem = await holder.refused('application_incomplete', holder.post(`/dossiers/${id}/submission`));
    tell(HOLDER, `tries a plan with ${what}`, `refused: ${says} (${codesOf(problem)})`);
  }
  await holder.put(`/dossiers/${id}/plan`, planOf(fund), saved.version);
  const { findings } = await holder.get<Findings>(`/dossiers/${id}/findings`);
  tell(HOLDER, 'saves the right plan', `${findings.length} findings`);
};

const codesOf = ({ findings = [] }: Problem): string => findings.map(({ code }) => code).join(', ');

const submit = async ({ as, tell }: Telling, dossierId: string): Promise<void> => {
  const holder = as(HOLDER);
  const { receipt } = await holder.post<Submission>(`/dossiers/${dossierId}/submission`);
  tell(HOLDER, 'submits before the closing', `receipt ${receipt.number}`);
  await holder.refused('already_submitted', holder.post(`/dossiers/${dossierId}/submission`));
  tell(HOLDER, 'submits again', 'refused: already submitted');
};

const refuseSecond = async ({ as, tell }: Telling, fund: StoryFund, organisationId: string): Promise<void> => {
  const holder = as(HOLDER);
  const second = { callId: fund.callId, organisationId, title: 'Une deuxième demande' };
  await holder.refused('already_applied', holder.post('/dossiers', second));
  tell(HOLDER, 'starts a second dossier on the same call', 'refused: one application per organisation and call');
};

/** A draft that was not submitted in time: refused after the closing, and lapsed by its workflow. */
export const missClosing = async (story: Telling, fund: StoryFund): Promise<void> => {
  const { as, tell, moveTo, until } = story;
  const late = as(LATE);
  const organisationId = await register(story, LATE, besideTazart('holder-imdghassen'));
  const { id } = await late.post<Dossier>('/dossiers', {
    callId: fund.callId,
    organisationId,
    title: 'Tapis et tissage',
  });
  tell(LATE, 'starts a draft', 'and forgets it');
  await moveTo(daysAfter(fund.closesAt, 1));
  const { title } = await late.refused(['call_closed', 'stage_mismatch'], late.post(`/dossiers/${id}/submission`));
  tell(LATE, 'submits after the closing', `refused (${title})`);
  const { stage } = await until(
    () => late.get<DossierView>(`/dossiers/${id}`),
    (dossier) => dossier.stage === 'lapsed',
  );
  tell(LATE, 'looks at the draft', `it has ${stage} by itself`);
};
