import type { Actor } from '../../services/shared/command.ts';
import { ROLES } from '../../services/access/policy.ts';
import { dirhams } from '../../services/shared/money.ts';
import { apiOf } from '../support/api.ts';
import { idOfPerson } from '../support/builders/committee.ts';
import {
  approves,
  lineOf,
  openedRound,
  pictureOf,
  prepareLine,
  refuses,
  type RoundWorld,
} from '../support/builders/cofinancing.ts';
import { by, createWorld, type World } from '../support/world.ts';
import { openHolds } from './looking.ts';

let world: World;
let round: RoundWorld;
let second: Actor;
beforeEach(async () => {
  world = await createWorld();
  const admin = await world.holding('admin', 'fund_administrator');
  round = await openedRound(world, {
    beforeOpening: async ({ funders }) => {
      const levels = [{ above: dirhams(100_000), approvers: 2 }];
      const rule = { levels, reason: 'Deux signatures au-delà de 100 000 DH' };
      await world.useCases.cofinancing.setFunderLevels(by(admin), funders.indh, rule);
    },
  });
  second = await world.holding('indh-second', 'funder_approver', { kind: 'funder', id: round.funders.indh });
});
afterEach(() => world.drop());

const decide = (
  actor: Actor,
  id: Parameters<World['useCases']['cofinancing']['decideApproval']>[1],
  decision = approves(),
) => world.useCases.cofinancing.decideApproval(by(actor), id, decision);

describe('a line above the funder’s threshold', () => {
  it('is decided by two people, one after the other, and its hold is firm with the second', async () => {
    const { id, levels } = await prepareLine(world, round, 'indh');
    expect(levels).toBe(2);
    expect((await lineOf(world, round, 'region05')).levels).toBe(1);
    const half = await decide(round.people.indh.approver, id, approves(180_000));
    expect(half).toMatchObject({
      status: 'prepared',
      approved: null,
      decisions: [{ level: 1, amount: dirhams(180_000) }],
    });
    expect((await openHolds(world, round.dossierId)).map(({ amount }) => amount)).toContain(dirhams(210_000));
    const whole = await decide(second, id);
    expect(whole).toMatchObject({ status: 'approved', approved: dirhams(180_000), decidedBy: second.id });
    expect((await openHolds(world, round.dossierId)).map(({ amount }) => amount)).toContain(dirhams(180_000));
  });

  it('is never decided twice by one person, in the code and in the table', async () => {
    const { id } = await prepareLine(world, round, 'indh');
    const { approver } = round.people.indh;
    await decide(approver, id);
    await expect(decide(approver, id)).rejects.toMatchObject({ kind: 'refused', code: 'approver_decided_before' });
    const again = {
      line_id: id,
      level: 2,
      decision: 'approved',
      amount_centimes: 1,
      conditions: '[]',
      decided_by: approver.id,
      represented: approver.id,
      decided_at: new Date(0),
    };
    await expect(world.admin('cofinancing.level_decision').insert(again)).rejects.toThrow('another level was theirs');
    const preparer = { decided_by: round.people.indh.officer.id, represented: round.people.indh.officer.id };
    await expect(world.admin('cofinancing.level_decision').insert({ ...again, ...preparer })).rejects.toThrow(
      'prepared',
    );
    const alone = { status: 'approved', approved_centimes: 1, decided_by: second.id, decided_at: new Date(0) };
    await expect(world.admin('cofinancing.line').where({ id }).update(alone)).rejects.toThrow('a level is missing');
    await expect(
      world.useCases.cofinancing.prepareApproval(by(round.people.indh.officer), id, {
        opinion: 'favourable',
        proposedAmount: null,
        note: 'Encore',
      }),
    ).rejects.toThrow('approval_under_decision');
  });

  it('is refused by the first no, and what the levels said stays the funder’s own', async () => {
    const { id } = await prepareLine(world, round, 'indh');
    await decide(round.people.indh.approver, id);
    await expect(decide(second, id, approves(210_001))).rejects.toThrow('approval_exceeds_asked');
    const refused = await world.useCases.cofinancing.decideApproval(by(second), id, refuses);
    expect(refused).toMatchObject({
      status: 'refused',
      decisions: [{ decision: 'approved' }, { decision: 'refused' }],
    });
    const seen = await world.useCases.cofinancing.showRounds(round.people.region05.approver, round.dossierId);
    expect(seen.rounds[0]!.lines.map(({ decisions }) => decisions)).toEqual([null, []]);
  });

  it('gives each of two people at the same moment one level', async () => {
    const { id } = await prepareLine(world, round, 'indh');
    await Promise.all([decide(round.people.indh.approver, id), decide(second, id)]);
    const { decisions, status } = (await pictureOf(world, round)).rounds[0]!.lines[0]!;
    expect(status).toBe('approved');
    expect(decisions?.map(({ level }) => level)).toEqual([1, 2]);
  });
});

describe('a decision in a colleague’s place', () => {
  const delegated = async (change: object = {}) => {
    const { officer, approver } = round.people.indh;
    const delegate = await world.holding('indh-delegate', 'funder_officer', { kind: 'funder', id: round.funders.indh });
    const now = await world.now();
    const { id: delegationId } = await world.useCases.access.delegateSignature(by(approver), {
      funderId: round.funders.indh,
      delegateId: idOfPerson(delegate),
      from: now,
      to: new Date(now.getTime() + 10 * 86_400_000),
      amountMax: null,
      act: 'Décision n° 4',
      ...change,
    });
    return { officer, approver, delegate, delegationId };
  };

  it('names whose power it was, and that power is used once', async () => {
    const { id } = await prepareLine(world, round, 'indh');
    const { approver, delegate, delegationId } = await delegated();
    await expect(decide(delegate, id)).rejects.toThrow('permission_denied');
    const decided = await decide(delegate, id, { ...approves(), delegationId });
    expect(decided.decisions).toMatchObject([{ decidedBy: delegate.id, represented: approver.id, delegationId }]);
    await expect(decide(approver, id)).rejects.toThrow('approver_decided_before');
    expect(await decide(second, id)).toMatchObject({ status: 'approved' });
    const event = (await world.admin('audit.event').where({ kind: 'cofinancing.level_decided' }).first()) as object;
    expect(event).toMatchObject({ actor_id: delegate.id, on_behalf_of: { personId: approver.id } });
  });

  it('shows the line among what waits for the delegate', async () => {
    const { delegate } = await delegated();
    const { waiting } = await world.useCases.access.getMe(delegate);
    expect(waiting.map(({ kind }) => kind)).toContain('approval');
  });

  it('is refused above the ceiling, when it is over, and to a preparer', async () => {
    const { id } = await prepareLine(world, round, 'indh');
    const { delegate, delegationId } = await delegated({ amountMax: dirhams(209_999) });
    await expect(decide(delegate, id, { ...approves(), delegationId })).rejects.toThrow('delegation_exceeded');
    const { delegationId: toOfficer } = await delegated({ delegateId: idOfPerson(round.people.indh.officer) });
    await expect(decide(round.people.indh.officer, id, { ...approves(), delegationId: toOfficer })).rejects.toThrow(
      'approver_prepared',
    );
    const { delegationId: short, approver } = await delegated();
    await world.useCases.access.endDelegation(by(approver), short);
    await expect(decide(delegate, id, { ...approves(), delegationId: short })).rejects.toThrow(
      'delegation_not_in_force',
    );
  });
});

const SETTERS: readonly string[] = ['funder_head', 'fund_administrator'];

describe('setFunderLevels', () => {
  it('keeps every setting, refuses one that does not rise, and is for the head and administrators', async () => {
    const { setFunderLevels } = world.useCases.cofinancing;
    const rule = { levels: [], reason: 'Une seule signature suffit' };
    for (const role of ROLES) {
      const actor = await world.holding(`levels-${role}`, role);
      const asked = setFunderLevels(by(actor), round.funders.indh, rule);
      if (SETTERS.includes(role)) expect(await asked).toMatchObject({ levels: [] });
      else await expect(asked).rejects.toMatchObject({ kind: 'forbidden' });
    }
    const admin = await world.holding('admin', 'fund_administrator');
    const two = { above: dirhams(1), approvers: 2 };
    await expect(setFunderLevels(by(admin), round.funders.indh, { ...rule, levels: [two, two] })).rejects.toThrow(
      'levels_not_rising',
    );
    const body = { levels: [{ above: { amount: '5.00', currency: 'MAD' }, approvers: 2 }], reason: 'القرار 9' };
    const set = await apiOf(world)(admin).put(`/funders/${round.funders.indh}/levels`, body).expect(200);
    expect(set.body).toMatchObject({ number: 4, ...body });
  });
});
