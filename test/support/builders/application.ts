import type { z } from 'zod';
import type { EligibilityDecision, Submission } from '../../../services/application/application-views.ts';
import type { FinancingPlan, Use } from '../../../services/application/financing-plan.ts';
import type { Project } from '../../../services/application/project.ts';
import type { NewOrganisation } from '../../../services/registry/organisation.ts';
import type { Actor } from '../../../services/shared/command.ts';
import type { DossierId, FunderId, OrganisationId } from '../../../services/shared/ids.ts';
import { dirhams } from '../../../services/shared/money.ts';
import { by, type World } from '../world.ts';
import { openCallWorld, type CallWorld } from './programme.ts';
import { certifiedOrganisation } from './registry.ts';

export const tazartProject: Project = {
  title: 'Séchage et conditionnement de figues et de laine',
  summary: 'Une ligne de séchage et de conditionnement, une pompe solaire et un label pour vingt-quatre membres.',
  sector: 'farm_produce_processing',
  province: '05.301',
  commune: 'El Kbab',
  jobs: { before: 10, target: 16 },
};

export const use = (category: string, amount: number, change: Partial<Use> = {}): Use => ({
  category,
  label: category,
  amount: dirhams(amount),
  nature: 'cash',
  isEligible: true,
  ...change,
});

const USES = [
  use('equipment', 260_000, { label: 'Séchoir et ligne de conditionnement' }),
  use('solar', 80_000, { label: 'Pompe solaire et panneaux' }),
  use('fitting_out', 30_000, { label: 'Aménagement' }),
  use('certification', 25_000, { label: 'Certification sanitaire et label' }),
  use('training', 15_000, { label: 'Formation et lancement' }),
  use('premises', 90_000, { label: 'Local, valorisé', nature: 'in_kind' }),
];

/** 500,000 of uses, 300,000 asked of two funders, 110,000 in cash and 90,000 in kind of the cooperative's own. */
export const tazartPlan = (first: FunderId, second: FunderId): FinancingPlan => ({
  uses: USES,
  sources: [
    { by: 'funder', funderId: first, amount: dirhams(210_000), nature: 'cash' },
    { by: 'funder', funderId: second, amount: dirhams(90_000), nature: 'cash' },
    { by: 'holder', amount: dirhams(110_000), nature: 'cash' },
    { by: 'holder', amount: dirhams(90_000), nature: 'in_kind' },
  ],
});

export interface DossierWorld extends CallWorld {
  readonly dossierId: DossierId;
  readonly reference: string;
  /** The version that its next change must name. */
  readonly version: number;
  readonly organisationId: OrganisationId;
  readonly holder: Actor;
  readonly officer: Actor;
}

interface Options {
  /** Where the world has its call already. */
  readonly call?: CallWorld;
  /** Another applicant than Tazart Noughbalou, with an account of its own. */
  readonly account?: string;
  readonly input?: z.input<typeof NewOrganisation>;
  readonly plan?: FinancingPlan;
}

/** A draft that could be submitted: AAP-2026-01 is open, the organisation's account certified, both sections saved. */
export const draftDossier = async (world: World, options: Options = {}): Promise<DossierWorld> => {
  const call = options.call ?? (await openCallWorld(world));
  const { holder, organisation } = await certifiedOrganisation(world, options);
  const { startApplication, saveSection } = world.useCases.application;
  const start = { callId: call.callId, organisationId: organisation.id, title: tazartProject.title };
  const { id, reference, version } = await startApplication(by(holder), start);
  const { sector, seat } = organisation;
  const project = { ...tazartProject, sector, province: seat.province, commune: seat.commune };
  const plan =
    options.plan ?? tazartPlan(call.funders.indh, seat.region === '05' ? call.funders.region05 : call.funders.region08);
  const first = await saveSection(by(holder, { expectedVersion: version }), id, { project });
  const second = await saveSection(by(holder, { expectedVersion: first.version }), id, { plan });
  const officer = await world.holding('desk-officer', 'desk_officer');
  return {
    ...call,
    dossierId: id,
    reference,
    version: second.version,
    organisationId: organisation.id,
    holder,
    officer,
  };
};

export interface SubmittedWorld extends DossierWorld, Submission {}

export const submittedDossier = async (world: World, options: Options = {}): Promise<SubmittedWorld> => {
  const draft = await draftDossier(world, options);
  const submission = await world.useCases.application.submitApplication(by(draft.holder), draft.dossierId);
  return { ...draft, ...submission, version: draft.version + 1 };
};

export interface EligibleWorld extends SubmittedWorld {
  readonly decision: EligibilityDecision;
}

/** Every rule met, decided by the desk officer: the dossier is in scoring. */
export const eligibleDossier = async (world: World, options: Options = {}): Promise<EligibleWorld> => {
  const submitted = await submittedDossier(world, options);
  const yes = { eligible: true, reason: null, overrides: [] };
  const decision = await world.useCases.application.decideEligibility(by(submitted.officer), submitted.dossierId, yes);
  return { ...submitted, decision };
};
