import type { Actor } from '../../services/shared/command.ts';
import { lineOf, openedRound, prepareLine } from '../support/builders/cofinancing.ts';
import { retainedDossier, sessionOn } from '../support/builders/committee.ts';
import {
  answerRun,
  claimedTranche,
  orderedTranche,
  paidDossier,
  sentRun,
  verifyProofs,
} from '../support/builders/disbursement.ts';
import { closeByCalendar } from '../support/builders/programme.ts';
import { scoredDossier } from '../support/builders/scoring.ts';
import { newRib } from '../../infra/story/identifiers.ts';
import { localDateOf } from '../../services/shared/dates.ts';
import { newId } from '../../services/shared/ids.ts';
import { Rib } from '../../services/shared/rib.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const tasksOf = async (actor: Actor): Promise<string[]> =>
  (await world.useCases.dossier.listTasks(actor)).items.map(({ kind, count }) => `${kind} ${count}`);

describe('what somebody can do now', () => {
  it('is the ranking, once every sheet is in and the call closed; then a session to convene; then the session', async () => {
    const scored = await scoredDossier(world);
    const secretary = await world.holding('secretary', 'committee_secretary');
    expect(await tasksOf(secretary)).toEqual([]);
    await world.moveTo('2026-03-06T16:31:00Z');
    await closeByCalendar(world, scored.callId);
    expect(await tasksOf(secretary)).toEqual(['freeze_ranking 1']);
    const ranking = await world.useCases.scoring.freezeRanking(by(secretary), scored.callId);
    expect(await tasksOf(secretary)).toEqual(['convene_session 1']);
    const convening = async (kind: 'call' | 'territory', id: string) =>
      tasksOf(await world.holding(`secretary of ${id}`, 'committee_secretary', { kind, id }));
    expect(await convening('call', scored.callId)).toEqual(['convene_session 1']);
    expect(await convening('territory', '05')).toEqual([]);
    const { chair, members } = await sessionOn(world, { ...scored, secretary, ranking });
    expect(await tasksOf(secretary)).toEqual([]);
    expect(await tasksOf(chair)).toEqual(['session 1']);
    expect(await tasksOf(members[0]!)).toEqual(['session 1']);
  });

  it('is no session any more once its minutes are signed', async () => {
    const { chair, members } = await retainedDossier(world);
    expect(await tasksOf(chair)).toEqual([]);
    expect(await tasksOf(members[0]!)).toEqual([]);
  });

  it('is a line to prepare for the officers of its own funder alone, until it is prepared', async () => {
    const round = await openedRound(world);
    const { indh, region05, cdg } = round.people;
    expect(await tasksOf(indh.officer)).toEqual(['prepare_line 1']);
    expect(await tasksOf(cdg.officer)).toEqual([]);
    expect(await tasksOf(indh.approver)).toEqual([]);
    await prepareLine(world, round, 'indh');
    expect((await lineOf(world, round, 'indh')).status).toBe('prepared');
    expect(await tasksOf(indh.officer)).toEqual([]);
    expect(await tasksOf(region05.officer)).toEqual(['prepare_line 1']);
  });

  it('is each step of a payment, for those who have no part in it yet', async () => {
    const payments = await claimedTranche(world);
    const { preparer, verifier, approver } = payments.staff;
    const both = await world.holding('preparer', 'payment_verifier');
    expect(await tasksOf(preparer)).toEqual(['prepare_tranche 1']);
    expect(await tasksOf(verifier)).toEqual([]);
    await verifyProofs(world, payments, payments.tranche);
    await world.useCases.disbursement.prepareTranche(by(preparer), payments.tranche.id);
    expect(await tasksOf(both)).toEqual([]);
    expect(await tasksOf(verifier)).toEqual(['verify_tranche 1']);
    await world.useCases.disbursement.verifyTranche(by(verifier), payments.tranche.id);
    expect(await tasksOf(approver)).toEqual(['approve_tranche 1']);
  });

  it('is the orders to collect, then the run to sign by two, each once, then to send it', async () => {
    const { staff, tranche, funders } = await orderedTranche(world);
    const { payer, approver } = staff;
    const { preparePaymentRun, approvePaymentRun } = world.useCases.disbursement;
    const count = tranche.legs.length;
    expect(await tasksOf(payer)).toEqual([`collect_orders ${String(count)}`]);
    const executionDate = localDateOf(await world.now());
    const { id } = await preparePaymentRun(by(payer), { funderId: funders.indh, executionDate });
    expect(await tasksOf(payer)).toEqual([`collect_orders ${String(count - 1)}`, 'sign_run 1']);
    await approvePaymentRun(by(approver), id);
    expect(await tasksOf(approver)).toEqual([]);
    await approvePaymentRun(by(payer), id);
    expect(await tasksOf(payer)).toEqual([`collect_orders ${String(count - 1)}`, 'export_run 1']);
  });

  it('is of one’s own funder, where the payer’s role is held on that alone', async () => {
    const { funders } = await orderedTranche(world);
    const collecting = async (account: string, id: string) =>
      tasksOf(await world.holding(account, 'payer', { kind: 'funder', id }));
    expect(await collecting('payer of INDH', funders.indh)).toEqual(['collect_orders 1']);
    expect(await collecting('payer of another', newId())).toEqual([]);
  });

  it('is of one’s own call, territory or funder, where a tranche or a dossier is looked after', async () => {
    const { holder, dossierId, funders } = await claimedTranche(world);
    const { callId } = await world.useCases.application.getDossier(holder, dossierId);
    const preparing = async (kind: 'call' | 'territory' | 'funder', id: string) =>
      tasksOf(await world.holding(`preparer of ${id}`, 'payment_preparer', { kind, id }));
    expect(await preparing('call', callId)).toEqual(['prepare_tranche 1']);
    expect(await preparing('territory', '05')).toEqual(['prepare_tranche 1']);
    expect(await preparing('funder', funders.cdg)).toEqual(['prepare_tranche 1']);
    expect(await preparing('call', newId())).toEqual([]);
    expect(await preparing('territory', '08')).toEqual([]);
    expect(await preparing('funder', newId())).toEqual([]);
  });

  it('is the account that was never certified, for the desk, where a claim would stop at it', async () => {
    const { officer, holder, organisationId } = await claimedTranche(world);
    expect(await tasksOf(officer)).toEqual([]);
    await world.useCases.registry.declareAccount(by(holder), organisationId, { rib: Rib.parse(newRib()) });
    expect(await tasksOf(officer)).toEqual(['certify_account 1']);
    expect(await tasksOf(await world.holding('desk of 05', 'desk_officer', { kind: 'territory', id: '05' }))).toEqual([
      'certify_account 1',
    ]);
  });

  it('is no account for the desk of a call, which may certify none: accounts are of an organisation', async () => {
    const { holder, dossierId, organisationId } = await claimedTranche(world);
    const { callId } = await world.useCases.application.getDossier(holder, dossierId);
    const desk = await world.holding('desk of the call', 'desk_officer', { kind: 'call', id: callId });
    const { declareAccount, certifyAccount } = world.useCases.registry;
    const { id } = await declareAccount(by(holder), organisationId, { rib: Rib.parse(newRib()) });
    expect(await tasksOf(desk)).toEqual([]);
    const certifying = certifyAccount(by(desk), id, { certificateId: newId() });
    await expect(certifying).rejects.toMatchObject({ code: 'organisation_missing' });
  });

  it('is a payment that the bank gave back: to be mended, approved and ordered again by those with no part in it', async () => {
    const payments = await orderedTranche(world);
    const { staff, funders, officer, holder, organisationId } = payments;
    const { payer, approver, preparer } = staff;
    const { id: runId, orders } = await sentRun(world, payments, funders.cdg);
    const waiting = 'collect_orders 2';
    expect(await tasksOf(payer)).toEqual([waiting]);
    const given = orders.map(({ endToEndId }) => ({ endToEndId, answer: 'returned', reason: 'AC04' }) as const);
    await answerRun(world, payments, { runId, answers: given });
    const told = await world.admin('engine.notice').where({ kind: 'disbursement.came_back' });
    expect(told).toMatchObject([{ to_id: organisationId }]);
    expect(await tasksOf(payer)).toEqual([waiting, 'mend_payment 1']);
    expect(await tasksOf(preparer)).toEqual(['mend_payment 1']);
    const payerOf = (id: string) => world.holding(`payer of ${id}`, 'payer', { kind: 'funder', id });
    expect(await tasksOf(await payerOf(funders.cdg))).toEqual(['mend_payment 1']);
    expect(await tasksOf(await payerOf(funders.indh))).toEqual(['collect_orders 1']);
    expect(await tasksOf(approver)).toEqual([]);
    await world.useCases.registry.declareAccount(by(holder), organisationId, { rib: Rib.parse(newRib()) });
    expect(await tasksOf(officer)).toEqual(['certify_account 1']);
    const leg = payments.tranche.legs.find(({ funderId }) => funderId === funders.cdg)!;
    await world.useCases.disbursement.repairLeg(by(payer), leg.id, { reason: 'Another account is declared.' });
    expect(await tasksOf(payer)).toEqual([waiting]);
    expect(await tasksOf(approver)).toEqual(['approve_retry 1']);
  });

  it('is the closure, for the desk, once nothing is left to be paid', async () => {
    const { officer } = await paidDossier(world);
    expect(await tasksOf(officer)).toEqual(['close_dossier 1']);
  }, 90_000);

  it('is nothing for who holds no role', async () => {
    expect(await tasksOf(await world.person('nobody'))).toEqual([]);
  });
});
