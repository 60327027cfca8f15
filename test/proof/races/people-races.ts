import type { Decision } from '../../../services/cofinancing/approval.ts';
import { localDateOf } from '../../../services/shared/dates.ts';
import type { LineId } from '../../../services/shared/ids.ts';
import { cloneDossiers } from '../../bench/clones.ts';
import { spoil } from '../../ledger/bookkeeping.ts';
import { approves, openByItself, openedRound, refuses } from '../../support/builders/cofinancing.ts';
import { openedSession } from '../../support/builders/committee.ts';
import { orderedTranche } from '../../support/builders/disbursement.ts';
import { by, type World } from '../../support/world.ts';
import { atOnce, times, type Race } from './race.ts';

const TRIES = 3;

/** Three approvers of one funder say yes and no to one line at once, each of them more than once. */
export const oneApproval: Race = {
  name: 'one approval',
  prepare: async (world, rounds) => {
    const round = await openedRound(world);
    const scope = { kind: 'funder', id: round.funders.indh } as const;
    const approvers = [round.people.indh.approver];
    for (const name of ['second', 'third'])
      approvers.push(await world.holding(`indh-${name}`, 'funder_approver', scope));
    const clones = await cloneDossiers(world, round, rounds);
    const { prepareApproval, decideApproval } = world.useCases.cofinancing;
    const proposal = { opinion: 'favourable', proposedAmount: null, note: 'Conforme' } as const;

    return async (chance) => {
      const dossierId = clones.pop();
      if (!dossierId) throw new Error('no dossier is left');
      await openByItself(world, dossierId, 1);
      const id = await lineOf(world, dossierId, round.funders.indh);
      await prepareApproval(by(round.people.indh.officer), id, proposal);
      const decisions: Decision[] = [approves(), approves(180_000), refuses];
      const asks = times(approvers.length * TRIES, (index) => {
        const actor = approvers[index % approvers.length] ?? round.people.indh.approver;
        const decision = chance.oneOf(decisions);
        return () => decideApproval(by(actor), id, decision);
      });
      const raced = await atOnce(asks, { winners: 1, losing: ['approval_already_decided', 'approver_decided_before'] });
      const counted = await count(world, `cofinancing.level_decision where line_id = '${id}'`);
      return { ...raced, faults: [...raced.faults, ...(counted === 1 ? [] : [`${String(counted)} answers are kept`])] };
    };
  },
};

const lineOf = async ({ admin }: World, dossierId: string, funderId: string): Promise<LineId> => {
  const { rows } = await admin.raw<{ rows: { id: LineId }[] }>(
    'select id from cofinancing.line where dossier_id = ? and funder_id = ?',
    [dossierId, funderId],
  );
  if (!rows[0]) throw new Error('the funder is not asked');
  return rows[0].id;
};

const count = async ({ admin }: World, from: string): Promise<number> => {
  const { rows } = await admin.raw<{ rows: { count: number }[] }>(`select count(*)::int as count from ${from}`);
  return rows[0]?.count ?? 0;
};

/** A funder's orders are collected into a run by many at once, and the run is signed by more than two. */
export const onePaymentRun: Race = {
  name: 'one payment run',
  prepare: async (world) => {
    const { funders, staff } = await orderedTranche(world);
    const { preparePaymentRun, approvePaymentRun, cancelPaymentRun } = world.useCases.disbursement;
    const executionDate = localDateOf(await world.now());
    const signers = [staff.approver, staff.payer];
    for (const name of ['second', 'third', 'fourth'])
      signers.push(await world.holding(`${name}-approver`, 'payment_approver'));

    return async (chance) => {
      const funderId = chance.oneOf([funders.indh, funders.region05, funders.cdg]);
      const collect = () => preparePaymentRun(by(staff.payer), { funderId, executionDate });
      const collected = await atOnce(
        times(6, () => collect),
        { winners: 1, losing: ['nothing_to_pay'] },
      );
      const [run] = collected.won;
      if (!run) return collected;
      const sign = (index: number) => () =>
        approvePaymentRun(by(signers[index % signers.length] ?? staff.payer), run.id);
      const losing = ['run_not_in_status', 'same_person_twice', 'already_signed'];
      const signed = await atOnce(times(signers.length * 2, sign), { winners: 2, losing });
      const signatures = await count(
        world,
        `disbursement.approval_party where subject_id = '${run.id}' and part like '%_signature'`,
      );
      for (const { id } of collected.won) await cancelPaymentRun(by(staff.payer), id, { reason: 'Essai' });
      return {
        clients: collected.clients + signed.clients,
        faults: [
          ...collected.faults.map((fault) => `collecting: ${fault}`),
          ...signed.faults.map((fault) => `signing: ${fault}`),
          ...(signatures === 2 ? [] : [`${String(signatures)} signatures are kept`]),
        ],
      };
    };
  },
};

/** Those who sit in a session vote on one item at once, each more than once: each seat has one voice. */
export const oneSeat: Race = {
  name: 'one seat of a quorum',
  prepare: async (world) => {
    const { chair, members, itemId, contentHash } = await openedSession(world);
    const seated = [chair, ...members.slice(0, 4)];
    const { castVote } = world.useCases.committee;
    return async (chance) => {
      const asks = times(seated.length * 2, (index) => {
        const vote = chance.oneOf(['for', 'against', 'abstain'] as const);
        return () => castVote(by(seated[index % seated.length] ?? chair), itemId, { vote, contentHash });
      });
      const raced = await atOnce(asks, { winners: seated.length, losing: ['already_voted'] });
      const voices = await count(world, `committee.vote where item_id = '${itemId}'`);
      await spoil(world, 'delete from committee.vote where item_id = ?', [itemId]);
      const isRight = voices === seated.length;
      return {
        ...raced,
        faults: [...raced.faults, ...(isRight ? [] : [`${String(voices)} voices of ${String(seated.length)} seats`])],
      };
    };
  },
};
