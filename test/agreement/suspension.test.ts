import { ROLES } from '../../services/access/policy.ts';
import type { SuspensionView } from '../../services/agreement/suspension-views.ts';
import type { Actor } from '../../services/shared/command.ts';
import { addDays, instantAt, localDateOf, LocalDate } from '../../services/shared/dates.ts';
import { newId, type ObligationId, type SuspensionId } from '../../services/shared/ids.ts';
import { apiOf } from '../support/api.ts';
import {
  claimedTranche,
  orderedTranche,
  trancheOf,
  verifyProofs,
  type TrancheWorld,
} from '../support/builders/disbursement.ts';
import { preparedAgreement } from '../support/builders/agreement.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

let world: World;
let payments: TrancheWorld;
const reason = 'Le local n’est plus disponible';
const reviewOn = LocalDate.parse('2027-03-01');

const suspend = (actor: Actor = payments.officer) =>
  world.useCases.agreement.suspendAgreement(by(actor), payments.dossierId, { reason, reviewOn });
const lift = (id: SuspensionId, actor: Actor = payments.people.indh.approver) =>
  world.useCases.agreement.liftSuspension(by(actor), id, { reason: 'Un autre local est loué' });

describe('a suspended dossier', () => {
  let suspension: SuspensionView;
  beforeAll(async () => {
    world = await createWorld();
    payments = await claimedTranche(world);
    await verifyProofs(world, payments, payments.tranche);
  });
  afterAll(() => world.drop());

  const blocks = async (number: number) => (await trancheOf(world, payments, number)).blocks.map(({ code }) => code);
  const prepare = () => world.useCases.disbursement.prepareTranche(by(payments.staff.preparer), payments.tranche.id);

  it.each(ROLES.filter((role) => role !== 'desk_officer' && role !== 'funder_approver'))(
    'is none by the will of a %s',
    async (role) => {
      const code = role === 'reviewer' ? 'dossier_missing' : 'permission_denied';
      await expect(suspend(await world.holding(`only-${role}`, role))).rejects.toMatchObject({ code });
    },
  );

  it('is not suspended for a review that is past', async () => {
    const today = localDateOf(await world.now());
    const { suspendAgreement } = world.useCases.agreement;
    await expect(
      suspendAgreement(by(payments.officer), payments.dossierId, { reason, reviewOn: today }),
    ).rejects.toMatchObject({ kind: 'refused', code: 'suspension_review_past', details: { reviewOn: today } });
  });

  it('pays nothing: every tranche says so, and nobody can sign', async () => {
    suspension = await suspend();
    expect(await blocks(1)).toEqual(['dossier_suspended']);
    expect(await blocks(2)).toContain('dossier_suspended');
    await expect(prepare()).rejects.toMatchObject({
      code: 'payment_blocked',
      details: { blocks: [{ code: 'dossier_suspended', subject: suspension.id }] },
    });
    const { checks } = await world.useCases.reporting.getClosure(payments.holder, payments.dossierId);
    expect(checks.find(({ check }) => check === 'suspension_lifted')).toMatchObject({ isMet: false });
  });

  it('is suspended once, and every party hears of it', async () => {
    await expect(suspend(payments.people.cdg.approver)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'already_suspended',
    });
    const told = await world.admin('engine.notice').where({ kind: 'agreement.suspended' });
    expect(told).toHaveLength(4);
    const [row] = await world.admin<object>('agreement.suspension');
    await expect(world.knex('agreement.suspension').insert({ ...row, id: newId() })).rejects.toThrow('suspension_once');
  });

  it('is looked at again: the desk is reminded before the review and on it, then the administrator hears', async () => {
    const wait = () =>
      world
        .admin<{ id: ObligationId; rungs: { at: string; act: string }[]; closed_at: Date | null }>('engine.obligation')
        .whereRaw('subject_id = ?', [suspension.id])
        .first();
    const { id, rungs } = (await wait())!;
    const at = (days: number) => instantAt(addDays(reviewOn, days), '09:00').toISOString();
    expect(rungs.map((rung) => [rung.act, new Date(rung.at).toISOString()])).toEqual([
      ['remind', at(-7)],
      ['remind', at(0)],
      ['escalate', at(7)],
    ]);
    await world.moveTo(`${addDays(reviewOn, 8)}T08:00:00Z`);
    for (const rung of [0, 1, 2]) {
      await world.useCases.dossier.climbRung(automatically('climb', newId()), id, rung);
    }
    const notices = await world
      .admin<{ kind: string; to_role: string }>('engine.notice')
      .whereRaw("kind like '%.suspension'");
    expect(notices.map(({ kind, to_role: role }) => `${kind} to ${role}`)).toEqual([
      'reminder.suspension to desk_officer',
      'reminder.suspension to desk_officer',
      'escalation.suspension to fund_administrator',
    ]);
    expect((await wait())!.closed_at).toBeNull();
  });

  it('goes on by another person than who stopped it, in code and in the table', async () => {
    await expect(lift(suspension.id, payments.officer)).rejects.toMatchObject({
      kind: 'refused',
      code: 'own_suspension_lifted',
    });
    const own = { lifted_by: payments.officer.id, lifted_at: new Date(0), lifting_reason: 'x' };
    await expect(world.knex('agreement.suspension').update(own)).rejects.toThrow('suspension_four_eyes');
    await expect(lift(suspension.id, payments.holder)).rejects.toMatchObject({ code: 'permission_denied' });

    expect(await lift(suspension.id)).toMatchObject({ lifting: { by: payments.people.indh.approver.id } });
    await expect(lift(suspension.id)).rejects.toMatchObject({ kind: 'conflict', code: 'suspension_already_lifted' });
    await expect(world.admin('agreement.suspension').update({ lifting_reason: 'y' })).rejects.toThrow('append-only');
    const open = world.admin('engine.obligation').whereRaw('subject_id = ? and closed_at is null', [suspension.id]);
    expect(await open).toEqual([]);
    expect(await prepare()).toMatchObject({ status: 'prepared', blocks: [] });
  });

  it('keeps its history, which listSuspensions shows to whoever may read the dossier', async () => {
    const as = apiOf(world);
    const path = `/dossiers/${payments.dossierId}/suspensions`;
    const shown = await as(payments.holder).get(path).expect(200);
    expect(shown.body).toMatchObject({
      items: [{ id: suspension.id, reason, reviewOn, lifting: { reason: 'Un autre local est loué' } }],
    });
    await as(await world.person('stranger'))
      .get(path)
      .expect(404);
    await as(payments.officer).post(path, { reason: ' ', reviewOn }).expect(400);
    await as(payments.officer).post(`/suspensions/${newId()}/lifting`, { reason }).expect(404);
  });
});

describe('a payment run with a dossier that is suspended meanwhile', () => {
  beforeAll(async () => {
    world = await createWorld();
    payments = await orderedTranche(world);
  });
  afterAll(() => world.drop());

  const useCases = () => world.useCases.disbursement;
  const prepared = async () => {
    const executionDate = localDateOf(await world.now());
    return useCases().preparePaymentRun(by(payments.staff.payer), { funderId: payments.funders.indh, executionDate });
  };
  const refusal = { kind: 'refused', code: 'payments_suspended', details: { endToEndIds: ['CONV-2026-0001/T1/L1/1'] } };

  it('is neither signed nor sent, and collects nothing of it, until the suspension is lifted', async () => {
    const { approver, payer } = payments.staff;
    const run = await prepared();
    await useCases().approvePaymentRun(by(approver), run.id);
    const { id } = await suspend(payments.people.region05.approver);
    await expect(useCases().approvePaymentRun(by(payer), run.id)).rejects.toMatchObject(refusal);
    await lift(id, payments.officer);
    await useCases().approvePaymentRun(by(payer), run.id);

    const again = await suspend(payments.people.region05.approver);
    await expect(useCases().exportPaymentRun(by(payer), run.id)).rejects.toMatchObject(refusal);
    await useCases().cancelPaymentRun(by(payer), run.id, { reason });
    await expect(prepared()).rejects.toMatchObject({ code: 'nothing_to_pay' });
    await lift(again.id, payments.officer);
    expect(await prepared()).toMatchObject({ count: 1 });
  });
});

describe('an agreement that is not effective', () => {
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.drop());

  it('has no payments to suspend', async () => {
    const { officer, dossierId } = await preparedAgreement(world);
    await expect(
      world.useCases.agreement.suspendAgreement(by(officer), dossierId, { reason, reviewOn }),
    ).rejects.toMatchObject({ code: 'stage_mismatch' });
  });
});
