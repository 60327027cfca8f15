import { newCourtNumber, newIce, newRib } from '../../../../infra/story/identifiers.ts';
import type { Dossier, Organisation } from '../../../../infra/story/wire.ts';
import { z } from 'zod';
import { FinancingPlan } from '../../../../services/application/financing-plan.ts';
import { tazartPlan, tazartProject } from '../../../support/builders/application.ts';
import { tazart } from '../../../support/builders/registry.ts';
import { sometimes, type Driver, type Player } from '../driver.ts';

const APPLICANTS = 60;
const SAVES = 60;

/** Somebody registers an organisation, drafts an application in many savings, some of them too late, and hands it in. */
export const applying: Driver = async (player) => {
  const { door, chance, scene } = player;
  const as = `applicant-${String(1 + chance.below(APPLICANTS))}`;
  const ask = (path: string, body: object) => door.ask<Dossier>({ as, method: 'POST', path, body });
  const organisation = await door.ask<Organisation>({ as, method: 'POST', path: '/organisations', body: identified() });
  if (organisation.outcome !== 'done') return;
  const start = { callId: scene.openCallId, organisationId: organisation.body.id, title: tazartProject.title };
  const started = await ask('/dossiers', start);
  if (started.outcome !== 'done') return;
  const { id } = started.body;
  if (!(await draft(player, as, started.body))) return;
  if (sometimes(player, 30)) {
    await ask(`/dossiers/${id}/withdrawal`, { reason: 'Nous renonçons à ce projet.' });
    return;
  }
  await ask(`/dossiers/${id}/submission`, {});
  if (sometimes(player, 10)) await ask(`/dossiers/${id}/submission`, {});
  const yes = { eligible: true, reason: null, overrides: [] };
  const decision = sometimes(player, 50) ? yes : { ...yes, eligible: false, reason: 'Hors du champ de cet appel.' };
  const judge = sometimes(player, 10) ? as : 'desk-officer';
  await door.ask({ as: judge, method: 'POST', path: `/dossiers/${id}/eligibility`, body: decision });
};

const identified = () => ({
  ...tazart,
  ice: newIce(),
  registration: { ...tazart.registration, number: newCourtNumber() },
  rib: newRib(),
});

/** Saves the project and the plan, again and again; whoever has not seen the last version is told. */
const draft = async (player: Player, as: string, { id, version: first }: Dossier): Promise<boolean> => {
  const { door, chance, scene } = player;
  const plan = z.encode(FinancingPlan, tazartPlan(scene.funders.indh, scene.funders.region05));
  let version = first;
  for (let saves = chance.below(SAVES); saves >= 0; saves -= 1) {
    const project = { ...tazartProject, summary: `Une ligne de séchage, ${String(chance.below(1_000))} kg par jour.` };
    const isPlan = saves === 1 || sometimes(player, 20);
    const saved = await door.ask<Dossier>({
      as,
      method: 'PUT',
      path: `/dossiers/${id}/${isPlan ? 'plan' : 'project'}`,
      body: isPlan ? plan : project,
      version: sometimes(player, 8) ? version - 1 : version,
    });
    if (saved.outcome === 'unknown') return false;
    if (saved.outcome === 'done') ({ version } = saved.body);
  }
  return true;
};
