import { asDomainError } from '../../db/shared/constraints.ts';
import { rulebook03 } from '../../infra/demo/rulebook-03.ts';
import { rulebook01 } from '../../infra/demo/rulebook-01.ts';
import { ROLES } from '../../services/access/policy.ts';
import { LocalDate } from '../../services/shared/dates.ts';
import { draftDossier, tazartProject, type DossierWorld } from '../support/builders/application.ts';
import { openCallWorld } from '../support/builders/programme.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';
import { refused, rowsOf } from './asking.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const reason = 'Porteuse d’un projet collectif reconnu';
type Eligibility = typeof rulebook01.eligibility;

/** Submitted under an age condition of 18 to 35, with the regional committee’s waiver up to 45. */
const submittedBy = async (
  bornOn: string,
  eligibility: Eligibility = rulebook01.eligibility,
): Promise<DossierWorld> => {
  const applicants = { ...rulebook01.applicants, age: rulebook03.applicants.age };
  const call = await openCallWorld(world, { rulebook: { ...rulebook01, applicants, eligibility } });
  const draft = await draftDossier(world, { call });
  const { saveSection, submitApplication } = world.useCases.application;
  const project = { ...tazartProject, carrierBornOn: LocalDate.parse(bornOn) };
  await saveSection(by(draft.holder, { expectedVersion: draft.version }), draft.dossierId, { project });
  await submitApplication(by(draft.holder), draft.dossierId);
  return draft;
};

const chairOf = (at: World) => at.holding('chair', 'committee_chair');
const yes = { eligible: true, reason: null, overrides: [] };

describe('grantWaiver', () => {
  it('lets somebody of 40 through, by the committee’s word and reason; the desk alone could not', async () => {
    const { dossierId, officer } = await submittedBy('1985-06-01');
    const { decideEligibility, grantWaiver, getEligibility } = world.useCases.application;
    const override = { ...yes, overrides: [{ rule: 'age' as const, reason: 'Presque' }] };
    expect(await refused(decideEligibility(by(officer), dossierId, yes))).toMatchObject({ code: 'rules_not_met' });
    expect(await refused(decideEligibility(by(officer), dossierId, override))).toEqual({
      code: 'override_reserved',
      details: { rules: ['age'] },
    });
    const waiver = await grantWaiver(by(await chairOf(world)), dossierId, { rule: 'age', reason });
    expect(waiver).toMatchObject({ rule: 'age', reason, body: 'regional_committee' });
    expect((await getEligibility(officer, dossierId)).waivers).toEqual([waiver]);
    const decision = await decideEligibility(by(officer), dossierId, yes);
    expect(decision.eligible).toBe(true);
    expect(decision.rules.find(({ rule }) => rule === 'age')).toMatchObject({ verdict: 'pass', reason: 'waived' });
    expect(await rowsOf(world, `select reason from audit.event where kind = 'application.waiver_granted'`)).toEqual([
      { reason },
    ]);
  });

  it('is for nobody else to grant', async () => {
    const { dossierId } = await submittedBy('1985-06-01');
    for (const role of ROLES.filter((each) => each !== 'committee_chair')) {
      const actor = await world.holding(`some ${role}`, role);
      const granting = world.useCases.application.grantWaiver(by(actor), dossierId, { rule: 'age', reason });
      expect([role, (await refused(granting))?.code]).toEqual([
        role,
        role === 'reviewer' || role === 'project_holder'
          ? expect.stringMatching(/denied|missing/)
          : 'permission_denied',
      ]);
    }
  });

  it('is granted once for one rule', async () => {
    const { dossierId } = await submittedBy('1985-06-01');
    const chair = await chairOf(world);
    const { grantWaiver } = world.useCases.application;
    const asking = () => grantWaiver(by(chair), dossierId, { rule: 'age', reason });
    await asking();
    expect(await refused(asking())).toMatchObject({ code: 'waiver_not_for' });
    const second = world.knex.raw('insert into application.waiver select * from application.waiver');
    expect(asDomainError(await second.catch((error: unknown) => error))).toMatchObject({
      code: 'waiver_already_granted',
    });
  });

  it.each([
    ['somebody who needs none', '1995-06-01', 'met'],
    ['somebody beyond its limit', '1970-06-01', 'age_outside'],
  ])('is not given to %s', async (_, bornOn, found) => {
    const { dossierId } = await submittedBy(bornOn);
    const granting = world.useCases.application.grantWaiver(by(await chairOf(world)), dossierId, {
      rule: 'age',
      reason,
    });
    expect(await refused(granting)).toEqual({ code: 'waiver_not_for', details: { rule: 'age', reason: found } });
  });

  it('is given once', async () => {
    const { dossierId } = await submittedBy('1985-06-01');
    const chair = await chairOf(world);
    const grant = () => world.useCases.application.grantWaiver(by(chair), dossierId, { rule: 'age', reason });
    await grant();
    // Once it is granted the rule passes, and there is nothing to waive any more.
    expect(await refused(grant())).toMatchObject({ code: 'waiver_not_for' });
    const again = world.knex.raw('insert into application.waiver select * from application.waiver');
    await expect(again).rejects.toMatchObject({ constraint: 'waiver_once' });
  });

  it('asks for the birth date only where the call has an age condition', async () => {
    const applicants = { ...rulebook01.applicants, age: rulebook03.applicants.age };
    const call = await openCallWorld(world, { rulebook: { ...rulebook01, applicants } });
    const { holder, dossierId } = await draftDossier(world, { call });
    const { findings } = await world.useCases.application.checkApplication(holder, dossierId);
    expect(findings).toEqual([{ code: 'field_missing', section: 'project', numbers: { field: 'carrierBornOn' } }]);
  });
});

describe('lapseEligibility', () => {
  const lapse = (dossierId: DossierWorld['dossierId'], again = '') =>
    world.useCases.application.lapseEligibility(automatically('lapse', `${dossierId}${again}`), dossierId);
  const shown = ({ holder, dossierId }: DossierWorld) => world.useCases.application.getDossier(holder, dossierId);

  it('takes silence for a yes where the rulebook says so, at the end of the delay and not before', async () => {
    const dossier = await submittedBy('1995-06-01', { ...rulebook01.eligibility, isSilenceAcceptance: true });
    await lapse(dossier.dossierId, '/early');
    const { legalClock, stage } = await shown(dossier);
    expect(stage).toBe('application');
    await world.moveTo(legalClock!.dueAt);
    await lapse(dossier.dossierId);
    await lapse(dossier.dossierId, '/again');
    expect(await shown(dossier)).toMatchObject({ stage: 'scoring', waitsFor: [] });
    const { decision } = await world.useCases.application.getEligibility(dossier.holder, dossier.dossierId);
    expect(decision).toMatchObject({ eligible: true, decidedBy: null, reason: 'silence' });
    const told = await rowsOf(world, `select to_by from engine.notice where kind = 'application.eligible_by_silence'`);
    expect(told).toEqual([{ to_by: 'organisation' }]);
  });

  it('decides nothing by default: the dossier is overdue and goes on waiting', async () => {
    const dossier = await submittedBy('1995-06-01');
    const { legalClock } = await shown(dossier);
    await world.moveTo(legalClock!.dueAt);
    await lapse(dossier.dossierId);
    expect(await shown(dossier)).toMatchObject({
      stage: 'application',
      legalClock: { isOverdue: true },
      waitsFor: [{ kind: 'eligibility', until: null }],
    });
  });
});
