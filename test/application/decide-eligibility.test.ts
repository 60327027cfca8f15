import type { EligibilityInput } from '../../services/application/eligibility.ts';
import { draftDossier, submittedDossier, type SubmittedWorld } from '../support/builders/application.ts';
import { tazart } from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';
import { refused, rowsOf } from './asking.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const YES: EligibilityInput = { eligible: true, reason: null, overrides: [] };
const elsewhere = {
  ...tazart,
  registration: { ...tazart.registration, extractOn: '2025-10-01' },
};
const decide = ({ officer, dossierId }: SubmittedWorld, input: EligibilityInput) =>
  world.useCases.application.decideEligibility(by(officer), dossierId, input);

describe('decideEligibility', () => {
  it('shows ten rules with their numbers, and on a yes leads to scoring', async () => {
    const submitted = await submittedDossier(world);
    const { getEligibility, getDossier } = world.useCases.application;
    const before = await getEligibility(submitted.officer, submitted.dossierId);
    expect(before.decision).toBeNull();
    expect(before.rules.map(({ verdict }) => verdict)).toEqual(Array(10).fill('pass'));

    const decision = await decide(submitted, YES);
    expect(decision).toMatchObject({ eligible: true, decidedBy: submitted.officer.id, rules: before.rules });
    expect(await getEligibility(submitted.officer, submitted.dossierId)).toEqual({
      ...before,
      decision,
    });
    expect(await getDossier(submitted.holder, submitted.dossierId)).toMatchObject({ stage: 'scoring', waitsFor: [] });
  });

  it('needs a reason for each rule that is not met', async () => {
    const submitted = await submittedDossier(world, { input: elsewhere });
    expect(await refused(decide(submitted, YES))).toEqual({
      code: 'rules_not_met',
      details: { rules: ['registration'] },
    });
    const overrides = [{ rule: 'registration', reason: 'A new extract was shown at the desk' }] as const;
    expect(await decide(submitted, { ...YES, overrides })).toMatchObject({ eligible: true, overrides });
  });

  it('leads to ineligible with its reason, which the holder is told', async () => {
    const submitted = await submittedDossier(world);
    expect(await refused(decide(submitted, { ...YES, eligible: false }))).toMatchObject({ code: 'reason_missing' });
    await decide(submitted, { eligible: false, reason: 'Siège fictif', overrides: [] });
    const { stage } = await world.useCases.application.getDossier(submitted.holder, submitted.dossierId);
    expect(stage).toBe('ineligible');
    const [notice] = await rowsOf<{ data: object; to_id: string }>(
      world,
      `select * from engine.notice where kind = 'application.ineligible'`,
    );
    expect(notice).toMatchObject({ to_id: submitted.organisationId, data: { reason: 'Siège fictif' } });
  });

  it('is decided once', async () => {
    const submitted = await submittedDossier(world);
    await decide(submitted, YES);
    expect(await refused(decide(submitted, YES))).toMatchObject({ code: 'stage_mismatch' });
  });

  it('is refused on a draft, and to the holder', async () => {
    const draft = await draftDossier(world);
    const { decideEligibility } = world.useCases.application;
    expect(await refused(decideEligibility(by(draft.officer), draft.dossierId, YES))).toMatchObject({
      code: 'application_not_submitted',
    });
    expect(await refused(decideEligibility(by(draft.holder), draft.dossierId, YES))).toMatchObject({
      code: 'permission_denied',
    });
  });

  it('leaves its event with the rules, their values and the officer', async () => {
    const submitted = await submittedDossier(world);
    const decision = await decide(submitted, YES);
    const [event] = await rowsOf<{ actor_id: string; role: string; after: object }>(
      world,
      `select * from audit.event where kind = 'application.eligibility_decided'`,
    );
    expect(event).toMatchObject({ actor_id: submitted.officer.id, role: 'desk_officer' });
    expect(event?.after).toMatchObject({ eligible: true, rules: decision.rules });
  });
});
