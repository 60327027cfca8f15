import { newId, type DossierId, type ObligationId } from '../../services/shared/ids.ts';
import { lineOf, openedRound } from '../support/builders/cofinancing.ts';
import { submittedDossier } from '../support/builders/application.ts';
import { automatically, by, createWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

/** The eligibility of a submitted dossier: two reminders to the desk, then an escalation. */
const waitOf = async (dossierId: DossierId): Promise<ObligationId> => {
  const waits = world.admin<{ id: ObligationId; kind: string; subject_id: string }>('engine.obligation');
  const [wait] = await waits.where({ kind: 'eligibility', subject_id: dossierId });
  return wait!.id;
};

const climb = (id: ObligationId, rung: number) =>
  world.useCases.dossier.climbRung(automatically('climb', newId()), id, rung);

const told = async (): Promise<string[]> => {
  const notices = world.admin<{ kind: string; to_role: string; created_at: Date }>('engine.notice');
  const rows = await notices.where('kind', 'like', '%.eligibility').orderBy('created_at');
  return rows.map(({ kind, to_role: role }) => `${kind} to ${role}`);
};

describe('a rung of a wait', () => {
  it('reminds whoever owes an answer, and at the last one tells who stands above', async () => {
    const { dossierId } = await submittedDossier(world);
    const wait = await waitOf(dossierId);
    await climb(wait, 0);
    await climb(wait, 1);
    await climb(wait, 2);
    expect(await told()).toEqual([
      'reminder.eligibility to desk_officer',
      'reminder.eligibility to desk_officer',
      'escalation.eligibility to fund_administrator',
    ]);
    const events = world.admin<{ kind: string; dossier_id: string; seq: string }>('audit.event');
    const recorded = await events.where('kind', 'like', 'obligation.%').orderBy('seq');
    expect(recorded.map(({ kind }) => kind)).toEqual([
      'obligation.reminded',
      'obligation.reminded',
      'obligation.escalated',
    ]);
  });

  it('tells a silent funder’s head, or its approvers as long as it has none', async () => {
    const round = await openedRound(world);
    const lines = [await lineOf(world, round, 'indh'), await lineOf(world, round, 'region05')];
    await world.holding('head', 'funder_head', { kind: 'funder', id: round.funders.indh });
    for (const { id, funderId } of lines) {
      const waits = world.admin<{ id: ObligationId; kind: string; subject_id: string; rungs: object[] }>(
        'engine.obligation',
      );
      const [wait] = await waits.where({ kind: 'approval', subject_id: id });
      for (const rung of wait!.rungs.keys()) await climb(wait!.id, rung);
      const notices = world.admin<{ kind: string; to_id: string; to_role: string }>('engine.notice');
      const escalated = await notices.where({ kind: 'escalation.approval', to_id: funderId });
      const role = funderId === round.funders.indh ? 'funder_head' : 'funder_approver';
      expect(escalated.map((notice) => notice.to_role)).toEqual([role]);
    }
  });

  it('is climbed once, however often a workflow started anew asks', async () => {
    const wait = await waitOf((await submittedDossier(world)).dossierId);
    await climb(wait, 0);
    await climb(wait, 0);
    expect(await told()).toHaveLength(1);
  });

  it('is left alone once the answer has come', async () => {
    const { dossierId, officer } = await submittedDossier(world);
    const wait = await waitOf(dossierId);
    const { decideEligibility } = world.useCases.application;
    const yes = { eligible: true, reason: null, overrides: [] };
    await decideEligibility(by(officer), dossierId, yes);
    await climb(wait, 0);
    expect(await told()).toEqual([]);
  });

  it('that the ladder does not have does nothing', async () => {
    const wait = await waitOf((await submittedDossier(world)).dossierId);
    await climb(wait, 3);
    expect(await told()).toEqual([]);
  });
});
