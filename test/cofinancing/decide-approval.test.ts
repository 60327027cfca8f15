import { openHolds, openWaits, stageOf } from './looking.ts';
import { DomainError } from '../../services/shared/errors.ts';
import { newId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import {
  answerLine,
  approves,
  lineOf,
  openedRound,
  pictureOf,
  prepareLine,
  refuses,
  type RoundWorld,
} from '../support/builders/cofinancing.ts';
import { by, createWorld, type World } from '../support/world.ts';

describe("a funder's answer on its own line", () => {
  let world: World;
  let round: RoundWorld;
  beforeEach(async () => {
    world = await createWorld();
    round = await openedRound(world);
  });
  afterEach(() => world.drop());

  it('is asked of every funder at once, each with its own deadline, hold and wait', async () => {
    const { next, rounds } = await pictureOf(world, round);
    expect(rounds[0]?.lines.map(({ status, asked }) => [status, asked])).toEqual([
      ['asked', dirhams(210_000)],
      ['asked', dirhams(90_000)],
    ]);
    expect(next).toMatchObject({ step: 'answers', funderIds: [round.funders.indh, round.funders.region05] });
    expect(await openWaits(world, round.dossierId)).toEqual(['approval', 'approval', 'round']);
  });

  it('turns the provisional hold into a firm one for exactly what is approved, due when the round closes', async () => {
    const line = await answerLine(world, round, { funder: 'indh', decision: approves(180_000) });
    expect(line).toMatchObject({ status: 'approved', approved: dirhams(180_000) });
    const { rounds } = await pictureOf(world, round);
    expect(await openHolds(world, round.dossierId)).toEqual([
      { funderId: round.funders.region05, amount: dirhams(90_000), dueAt: expect.any(Date) as Date },
      { funderId: round.funders.indh, amount: dirhams(180_000), dueAt: rounds[0]?.closesAt },
    ]);
  });

  it('releases the whole hold on a no, and keeps its reason', async () => {
    expect(await answerLine(world, round, { funder: 'indh', decision: refuses })).toMatchObject({ status: 'refused' });
    expect((await openHolds(world, round.dossierId)).map(({ amount }) => amount)).toEqual([dirhams(90_000)]);
    expect((await lineOf(world, round, 'indh')).reason).toMatch(/priorités/);
  });

  it('keeps conditions with the yes, and refuses one on a tranche that does not exist', async () => {
    const condition = { text: 'Attestation fiscale', proof: 'tax_certificate', tranche: 1 } as const;
    const decision = { ...approves(), conditions: [{ ...condition, tranche: 4 }] };
    const { id } = await prepareLine(world, round, 'indh');
    const { decideApproval } = world.useCases.cofinancing;
    const { approver } = round.people.indh;
    await expect(decideApproval(by(approver), id, decision)).rejects.toThrow('condition_tranche_missing');
    const line = await decideApproval(by(approver), id, { ...approves(), conditions: [condition] });
    expect(line.conditions).toEqual([condition]);
  });

  it('is never more than was asked, nor nothing', async () => {
    const { id } = await prepareLine(world, round, 'indh');
    const { decideApproval } = world.useCases.cofinancing;
    const { approver } = round.people.indh;
    await expect(decideApproval(by(approver), id, approves(210_001))).rejects.toThrow('approval_exceeds_asked');
    await expect(decideApproval(by(approver), id, approves(0))).rejects.toThrow('approval_too_low');
    await expect(
      world.admin('cofinancing.line').where({ id }).update({ approved_centimes: '21000001' }),
    ).rejects.toThrow('line_approved_within_asked');
  });

  it('is prepared first, and never decided by whoever prepared it: by the code and by the database', async () => {
    const { decideApproval, prepareApproval } = world.useCases.cofinancing;
    const { approver } = round.people.indh;
    const scope = { kind: 'funder', id: round.funders.indh } as const;
    await world.holding('indh-approver', 'funder_officer', scope);
    const { id } = await lineOf(world, round, 'indh');
    await expect(decideApproval(by(approver), id, approves())).rejects.toThrow('approval_not_prepared');
    const proposal = { opinion: 'favourable', proposedAmount: dirhams(180_000), note: 'Conforme' } as const;
    await prepareApproval(by(approver), id, proposal);
    await expect(decideApproval(by(approver), id, approves())).rejects.toThrow('approver_prepared');
    const byHand = {
      status: 'approved',
      approved_centimes: '18000000',
      decided_by: approver.id,
      decided_at: new Date(0),
    };
    await expect(world.admin('cofinancing.line').where({ id }).update(byHand)).rejects.toThrow('prepared this line');
  });

  it("is given by nobody but the funder's own approver", async () => {
    const { id } = await prepareLine(world, round, 'indh');
    const { decideApproval } = world.useCases.cofinancing;
    const decide = (actor: Parameters<typeof by>[0]) => decideApproval(by(actor), id, approves());
    await expect(decide(round.people.region05.approver)).rejects.toThrow('permission_denied');
    await expect(decide(round.people.indh.officer)).rejects.toThrow('permission_denied');
    await expect(decide(await world.person('stranger'))).rejects.toThrow('dossier_missing');
  });

  it('is given once: of two at the same moment one wins, and the other is told what is there', async () => {
    const { id } = await prepareLine(world, round, 'indh');
    const { decideApproval } = world.useCases.cofinancing;
    const { approver } = round.people.indh;
    const answers = await Promise.allSettled([
      decideApproval(by(approver), id, approves(180_000)),
      decideApproval(by(approver), id, refuses),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const loser = answers.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(loser.reason).toBeInstanceOf(DomainError);
    expect(loser.reason).toMatchObject({ kind: 'conflict', code: 'approval_already_decided' });
    const [kept] = (await pictureOf(world, round)).rounds[0]!.lines;
    expect((loser.reason as DomainError).details).toMatchObject({ answer: kept?.status, decidedBy: approver.id });
    const held = await openHolds(world, round.dossierId);
    expect(held.length).toBe(kept?.status === 'approved' ? 2 : 1);
  });

  it('is answered once for one command id, and based on the version that was seen', async () => {
    const { id, version } = await prepareLine(world, round, 'indh');
    const { decideApproval } = world.useCases.cofinancing;
    const { approver } = round.people.indh;
    const stale = by(approver, { expectedVersion: version - 1 });
    await expect(decideApproval(stale, id, approves())).rejects.toThrow('version_stale');
    const command = by(approver, { id: newId(), expectedVersion: version });
    const first = await decideApproval(command, id, approves());
    expect(await decideApproval(command, id, approves())).toEqual(first);
  });

  it('is kept as it was given, even from its owner', async () => {
    const { id } = await answerLine(world, round, { funder: 'indh', decision: refuses });
    const change = (columns: object) => world.admin('cofinancing.line').where({ id }).update(columns);
    await expect(change({ reason: 'another' })).rejects.toThrow('an answer is kept as it was given');
    await expect(world.admin('cofinancing.line').where({ id }).delete()).rejects.toThrow('append-only');
    await expect(world.admin.raw('truncate cofinancing.line cascade')).rejects.toThrow('append-only');
    expect(await stageOf(world, round.dossierId)).toBe('cofinancing');
  });

  it("shows a funder's notes to its own people and to auditors only", async () => {
    await prepareLine(world, round, 'indh');
    const auditor = await world.holding('auditor', 'auditor');
    const seenBy = async (actor: Parameters<typeof by>[0]) => {
      const { rounds } = await world.useCases.cofinancing.showRounds(actor, round.dossierId);
      return rounds[0]!.lines.map(({ preparations }) => preparations?.length ?? null);
    };
    expect(await seenBy(round.people.indh.officer)).toEqual([1, null]);
    expect(await seenBy(round.people.region05.approver)).toEqual([null, 0]);
    expect(await seenBy(round.holder)).toEqual([null, null]);
    expect(await seenBy(auditor)).toEqual([1, 0]);
    await expect(seenBy(round.people.cdg.officer)).rejects.toThrow('dossier_missing');
  });
});
