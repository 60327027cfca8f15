import { ROLES } from '../../services/access/policy.ts';
import type { AppealDecision } from '../../services/application/appeal.ts';
import type { Actor } from '../../services/shared/command.ts';
import { submittedDossier, type SubmittedWorld } from '../support/builders/application.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';
import { refused, rowsOf } from './asking.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

interface Refused extends SubmittedWorld {
  readonly another: Actor;
}

/** Found ineligible by one desk officer, with another at hand. */
const ineligibleDossier = async (): Promise<Refused> => {
  const submitted = await submittedDossier(world);
  const no = { eligible: false, reason: 'Activité hors du territoire', overrides: [] };
  await world.useCases.application.decideEligibility(by(submitted.officer), submitted.dossierId, no);
  return { ...submitted, another: await world.holding('another-officer', 'desk_officer') };
};

const file = ({ holder, dossierId }: SubmittedWorld) =>
  world.useCases.application.fileAppeal(by(holder), dossierId, { grounds: 'Nos terrains sont dans la province' });
const decide = ({ dossierId }: Refused, actor: Actor, outcome: AppealDecision['outcome']) =>
  world.useCases.application.decideAppeal(by(actor), dossierId, { outcome, reason: 'Pièces vues' });
const lapse = ({ dossierId }: SubmittedWorld, again = '') =>
  world.useCases.application.lapseAppeal(automatically('lapse', `${dossierId}${again}`), dossierId);
const standing = async ({ dossierId }: SubmittedWorld) =>
  (
    await rowsOf<{ stage: string; open: boolean }>(
      world,
      `select stage, open from engine.process where subject_id = '${dossierId}'`,
    )
  )[0];
const waitsOf = async ({ holder, dossierId }: SubmittedWorld) =>
  (await world.useCases.application.getDossier(holder, dossierId)).waitsFor;
const view = ({ holder, dossierId }: SubmittedWorld) => world.useCases.application.getEligibility(holder, dossierId);

describe('an unfavourable decision', () => {
  it('is told with its reason, and waits fifteen days for an appeal', async () => {
    const dossier = await ineligibleDossier();
    const { appealBy, decision } = await view(dossier);
    expect(decision).toMatchObject({ eligible: false, reason: 'Activité hors du territoire' });
    expect(appealBy?.toISOString()).toBe('2026-01-27T22:59:59.999Z');
    expect(await waitsOf(dossier)).toMatchObject([{ kind: 'appeal', owedBy: 'organisation', until: appealBy }]);
    expect(await standing(dossier)).toEqual({ stage: 'ineligible', open: true });
    const [notice] = await rowsOf<{ data: object }>(
      world,
      `select data from engine.notice where kind = 'application.ineligible'`,
    );
    expect(notice?.data).toMatchObject({ reason: decision?.reason, appealBy: appealBy?.toISOString() });
  });

  it('is final at the end of the window, and not before', async () => {
    const dossier = await ineligibleDossier();
    await lapse(dossier, '/early');
    expect(await standing(dossier)).toMatchObject({ open: true });
    const { appealBy } = await view(dossier);
    await world.moveTo(new Date(appealBy!.getTime() + 1));
    await lapse(dossier);
    await lapse(dossier, '/again');
    expect(await standing(dossier)).toEqual({ stage: 'ineligible', open: false });
    expect(await waitsOf(dossier)).toEqual([]);
    expect(await refused(file(dossier))).toEqual({ code: 'appeal_too_late', details: { until: appealBy } });
  });
});

describe('fileAppeal', () => {
  it('ends the window and asks the desk for an answer', async () => {
    const dossier = await ineligibleDossier();
    const appeal = await file(dossier);
    expect(appeal).toMatchObject({ filedBy: dossier.holder.id, outcome: null });
    expect(await waitsOf(dossier)).toMatchObject([{ kind: 'appeal_decision', owedRole: 'desk_officer', until: null }]);
    await world.moveTo('2026-03-01T00:00:00Z');
    await lapse(dossier);
    expect(await standing(dossier)).toEqual({ stage: 'ineligible', open: true });
  });

  it('is filed once, and only against a decision', async () => {
    const submitted = await submittedDossier(world);
    expect(await refused(file(submitted))).toMatchObject({ code: 'stage_mismatch' });
    const no = { eligible: false, reason: 'Non', overrides: [] };
    await world.useCases.application.decideEligibility(by(submitted.officer), submitted.dossierId, no);
    const answers = await Promise.all([refused(file(submitted)), refused(file(submitted))]);
    expect(answers.map((answer) => answer?.code ?? 'done').sort()).toEqual(['appeal_already_filed', 'done']);
  });

  it('is the holder’s right alone', async () => {
    const dossier = await ineligibleDossier();
    for (const role of ROLES.filter((each) => each !== 'project_holder')) {
      const actor = await world.holding(`some ${role}`, role);
      const filing = world.useCases.application.fileAppeal(by(actor), dossier.dossierId, { grounds: 'x' });
      expect([role, (await refused(filing))?.code]).toEqual([
        role,
        role === 'reviewer' ? 'dossier_missing' : 'permission_denied',
      ]);
    }
  });
});

describe('decideAppeal', () => {
  it('reinstates the dossier: it goes on to scoring', async () => {
    const dossier = await ineligibleDossier();
    await file(dossier);
    const decided = await decide(dossier, dossier.another, 'reinstated');
    expect(decided).toMatchObject({ outcome: 'reinstated', decidedBy: dossier.another.id });
    expect(await standing(dossier)).toEqual({ stage: 'scoring', open: true });
    expect(await view(dossier)).toMatchObject({ appeal: decided, decision: { eligible: false } });
  });

  it('upholds the decision, which is then final', async () => {
    const dossier = await ineligibleDossier();
    await file(dossier);
    await decide(dossier, dossier.another, 'upheld');
    expect(await standing(dossier)).toEqual({ stage: 'ineligible', open: false });
    expect(await waitsOf(dossier)).toEqual([]);
    expect(await refused(decide(dossier, dossier.another, 'reinstated'))).toMatchObject({
      code: 'appeal_already_decided',
    });
  });

  it('is never by whoever decided first, in the code and in the database', async () => {
    const dossier = await ineligibleDossier();
    await file(dossier);
    expect(await refused(decide(dossier, dossier.officer, 'upheld'))).toMatchObject({ code: 'appeal_same_person' });
    const writing = world.knex.raw(
      `update application.appeal set outcome = 'upheld', reason = 'x', decided_at = now(), decided_by = ?`,
      [dossier.officer.id],
    );
    await expect(writing).rejects.toMatchObject({ hint: 'appeal_same_person' });
  });

  it('needs an appeal, and a desk officer', async () => {
    const dossier = await ineligibleDossier();
    expect(await refused(decide(dossier, dossier.another, 'upheld'))).toMatchObject({ code: 'appeal_missing' });
    await file(dossier);
    for (const role of ROLES.filter((each) => each !== 'desk_officer')) {
      const actor = await world.holding(`some ${role}`, role);
      expect([role, (await refused(decide(dossier, actor, 'upheld')))?.code]).toEqual([
        role,
        role === 'reviewer' ? 'dossier_missing' : 'permission_denied',
      ]);
    }
  });
});
