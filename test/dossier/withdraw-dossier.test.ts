import fc from 'fast-check';
import { listDifferences } from '../../db/shared/differences.ts';
import { ROLES } from '../../services/access/policy.ts';
import type { DossierId } from '../../services/shared/ids.ts';
import { preparedAgreement, signAs } from '../support/builders/agreement.ts';
import { draftDossier, submittedDossier, type DossierWorld } from '../support/builders/application.ts';
import {
  answerLine,
  approves,
  financedDossier,
  lineOf,
  openByItself,
  openedRound,
  prepareLine,
  refuses,
  roundWithGap,
  secondRound,
} from '../support/builders/cofinancing.ts';
import { convenedSession, decidedItem, retainedDossier, signedSession } from '../support/builders/committee.ts';
import { assignedDossier, rankedDossier, whoIsAsked } from '../support/builders/scoring.ts';
import { by, createWorld, type World } from '../support/world.ts';
import { refused, rowsOf } from '../application/asking.ts';

const reason = { reason: 'Le local n’est plus disponible' };

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const withdraw = ({ holder, dossierId }: Pick<DossierWorld, 'holder' | 'dossierId'>) =>
  world.useCases.dossier.withdrawDossier(by(holder), dossierId, reason);

/** What stands for nothing once a dossier is withdrawn: held money, open waits, differences in the books. */
const leftOf = async (dossierId: DossierId) => ({
  held: await rowsOf(
    world,
    `select pending from ledger.account where pending <> 0 or (kind = 'envelope' and posted <> (
       select sum(t.amount) from ledger.transfer t where t.debit = account.id and t.kind = 'direct'))`,
  ),
  waits: await rowsOf(
    world,
    `select kind from engine.obligation o join engine.process p using (workflow_id)
    where closed_at is null and p.subject_id = '${dossierId}'`,
  ),
  differences: (await listDifferences(world.admin)).differences,
});
const nothing = { held: [], waits: [], differences: [] };

const stageOf = async (dossierId: DossierId) =>
  (
    await rowsOf<{ stage: string; open: boolean }>(
      world,
      `select stage, open from engine.process where subject_id = '${dossierId}'`,
    )
  )[0];

const toldOf = async () => {
  const told = await rowsOf<{ to_by: string; who: string }>(
    world,
    `select to_by, coalesce(to_id::text, to_role) as who from engine.notice where kind = 'dossier.withdrawn'`,
  );
  return told.map(({ to_by, who }) => `${to_by} ${who}`).sort();
};

describe('withdrawDossier', () => {
  it.each([
    ['a draft', draftDossier],
    ['a submitted application', submittedDossier],
    ['a dossier in scoring', assignedDossier],
    ['a ranked dossier', rankedDossier],
    ['a dossier on an agenda', convenedSession],
    ['a dossier that a sitting has retained', (at: World) => decidedItem(at)],
    ['a dossier whose round is not open yet', retainedDossier],
    ['a dossier whose funders are asked', openedRound],
    ['a dossier with a gap', roundWithGap],
    ['a dossier in its second round', secondRound],
    ['a financed dossier', financedDossier],
    ['an agreement drawn up and unsigned', preparedAgreement],
  ] as const)('takes back %s: nothing is held, and nobody waits any more', async (_, build) => {
    const built = await build(world);
    const answer = await withdraw(built);
    expect(answer).toMatchObject({ id: built.dossierId, reference: built.reference, stage: 'withdrawn' });
    expect(await stageOf(built.dossierId)).toEqual({ stage: 'withdrawn', open: false });
    expect(await leftOf(built.dossierId)).toEqual(nothing);
    const shown = await world.useCases.application.getDossier(built.holder, built.dossierId);
    expect(shown).toMatchObject({ status: 'withdrawn', stage: 'withdrawn', waitsFor: [], version: answer.version });
    expect(await refused(withdraw(built))).toEqual({ code: 'withdrawal_too_late', details: { stage: 'withdrawn' } });
  });

  it('lets the organisation apply to the same call again', async () => {
    const draft = await draftDossier(world);
    await withdraw(draft);
    const { callId, organisationId, holder } = draft;
    const start = { callId, organisationId, title: 'Encore' };
    const again = await world.useCases.application.startApplication(by(holder), start);
    expect(again.reference).toBe('AAP-2026-01-0002');
  });

  it('tells the funders and whoever was waited for, once, and says in the trail what was freed', async () => {
    const round = await openedRound(world);
    const { funders, dossierId } = round;
    await withdraw(round);
    expect(await toldOf()).toEqual([`funder ${funders.indh}`, `funder ${funders.region05}`].sort());
    const [event] = await rowsOf<{ before: { holds: object[] }; reason: string; related: string[] }>(
      world,
      `select before, reason, related from audit.event where kind = 'dossier.withdrawn'`,
    );
    expect(event).toMatchObject({ reason: reason.reason, before: { stage: 'cofinancing' } });
    expect(event?.before.holds).toHaveLength(2);
    expect(event?.related).toEqual(expect.arrayContaining([funders.indh, funders.region05]));
    expect((await lineOf(world, round, 'indh')).status).toBe('lapsed');
    expect(
      await rowsOf(world, `select ending, reason from cofinancing.round where dossier_id = '${dossierId}'`),
    ).toEqual([{ ending: 'withdrawn', ...reason }]);
  });

  it('frees the reviewers of what they still owed, and tells them', async () => {
    const assigned = await assignedDossier(world);
    const asked = await whoIsAsked(world, assigned.dossierId);
    await withdraw(assigned);
    expect(await whoIsAsked(world, assigned.dossierId)).toEqual([]);
    const reviewers = asked.map(({ reviewer }) => `person ${reviewer.id}`);
    expect(await toldOf()).toEqual(expect.arrayContaining(reviewers));
  });

  it('tells no funder of a draft that nobody has sent them', async () => {
    const draft = await draftDossier(world);
    await withdraw(draft);
    expect(await toldOf()).toEqual([`organisation ${draft.organisationId}`]);
  });

  it('leaves the minutes of the sitting to be signed, without effect on it', async () => {
    const session = await decidedItem(world);
    await withdraw(session);
    await signedSession(world, session);
    expect(await stageOf(session.dossierId)).toEqual({ stage: 'withdrawn', open: false });
    expect(await leftOf(session.dossierId)).toEqual(nothing);
  });

  it('opens no round for a dossier that is gone', async () => {
    const retained = await retainedDossier(world);
    await withdraw(retained);
    await openByItself(world, retained.dossierId, 1);
    expect(await rowsOf(world, 'select id from cofinancing.round where opened_at is not null')).toEqual([]);
    expect(await leftOf(retained.dossierId)).toEqual(nothing);
  });

  it('is too late once the holder has signed', async () => {
    const prepared = await preparedAgreement(world);
    await signAs(world, prepared.holder, prepared.agreement);
    expect(await refused(withdraw(prepared))).toEqual({ code: 'withdrawal_too_late', details: { stage: 'agreement' } });
  });

  it('lets either a funder’s answer or the withdrawal be first, and holds nothing in the end', async () => {
    const round = await openedRound(world);
    const { id } = await prepareLine(world, round, 'indh');
    const answering = world.useCases.cofinancing.decideApproval(by(round.people.indh.approver), id, approves());
    const [answer, withdrawal] = await Promise.all([refused(answering), refused(withdraw(round))]);
    expect(withdrawal).toBeNull();
    expect([undefined, 'approval_already_decided', 'stage_mismatch']).toContain(answer?.code);
    expect(await leftOf(round.dossierId)).toEqual(nothing);
  });

  it('lets either the holder’s signature or the withdrawal win', async () => {
    const prepared = await preparedAgreement(world);
    const answers = await Promise.all([
      refused(signAs(world, prepared.holder, prepared.agreement)),
      refused(withdraw(prepared)),
    ]);
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
    const [signature] = answers;
    if (signature !== null) expect(await leftOf(prepared.dossierId)).toEqual(nothing);
  });

  it('holds nothing, whatever the funders had answered', async () => {
    const anyAnswer = fc.constantFrom('none', 'prepared', 'yes', 'less', 'no');
    const run = async (indh: string, region05: string) => {
      await world.drop();
      world = await createWorld();
      const round = await openedRound(world);
      for (const [funder, answer] of [
        ['indh', indh],
        ['region05', region05],
      ] as const) {
        if (answer === 'prepared') await prepareLine(world, round, funder);
        if (answer === 'yes') await answerLine(world, round, { funder, decision: approves() });
        if (answer === 'less') await answerLine(world, round, { funder, decision: approves(50_000) });
        if (answer === 'no') await answerLine(world, round, { funder, decision: refuses });
      }
      await withdraw(round);
      expect(await leftOf(round.dossierId)).toEqual(nothing);
    };
    await fc.assert(fc.asyncProperty(anyAnswer, anyAnswer, run), { numRuns: 3 });
  }, 120_000);

  it('is a matter of the holder alone', async () => {
    const { dossierId } = await submittedDossier(world);
    for (const role of ROLES.filter((each) => each !== 'project_holder')) {
      const actor = await world.holding(`some ${role}`, role);
      const answer = await refused(world.useCases.dossier.withdrawDossier(by(actor), dossierId, reason));
      expect([role, answer?.code]).toEqual([role, role === 'reviewer' ? 'dossier_missing' : 'permission_denied']);
    }
    expect(await stageOf(dossierId)).toEqual({ stage: 'application', open: true });
  });
});
