import type { Actor } from '../../services/shared/command.ts';
import type { DossierId } from '../../services/shared/ids.ts';
import { openedRound } from '../support/builders/cofinancing.ts';
import { convenedSession } from '../support/builders/committee.ts';
import { submittedReport, plannedReports } from '../support/builders/reporting.ts';
import { assignedDossier } from '../support/builders/scoring.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const waitsOf = async (actor: Actor, id: DossierId) =>
  (await world.useCases.application.getDossier(actor, id)).waitsFor;

describe('what a dossier waits for', () => {
  it('names each funder that has not answered', async () => {
    const round = await openedRound(world);
    const waits = await waitsOf(round.holder, round.dossierId);
    const owed = waits.filter(({ kind }) => kind === 'approval');
    const names = (await world.useCases.programme.listFunders(round.holder)).items;
    expect(owed.map(({ owedNames }) => owedNames)).toEqual(
      owed.map(({ owedId }) => names.find(({ id }) => id === owedId)?.names),
    );
    expect(owed).toHaveLength(2);
  });

  it('never names a reviewer', async () => {
    const { holder, dossierId } = await assignedDossier(world);
    const asked = (await waitsOf(holder, dossierId)).filter(({ owedBy }) => owedBy === 'person');
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every(({ owedNames }) => owedNames === null)).toBe(true);
  });

  it('says which report the organisation owes and for which day, and no day once the desk has it', async () => {
    const { holder, officer, dossierId, reports } = await plannedReports(world);
    const told = async (actor: Actor) =>
      (await waitsOf(actor, dossierId))
        .filter(({ kind }) => kind === 'report')
        .map(({ which, dueOn, until, owedNames }) => [which, dueOn, until, owedNames?.fr]);
    expect(await told(holder)).toEqual([
      ['progress', reports[0].dueOn, null, 'Coop. Tazart Noughbalou'],
      ['final', reports[1].dueOn, null, 'Coop. Tazart Noughbalou'],
    ]);
    const own = (await world.useCases.access.getMe(holder)).waiting.filter(({ kind }) => kind === 'report');
    expect(own.map(({ which, dueOn }) => [which, dueOn])).toEqual(reports.map(({ kind, dueOn }) => [kind, dueOn]));
    await submittedReport(world, { holder, officer }, reports[0]);
    const desk = (await world.useCases.access.getMe(officer)).waiting.filter(({ kind }) => kind === 'report');
    expect(desk).toMatchObject([{ which: 'progress', dueOn: null, until: null }]);
  });
});

describe('what waits for somebody', () => {
  it('says when the session sits: to its secretary, and to those who sit', async () => {
    const { secretary, chair } = await convenedSession(world);
    const sittingAt = new Date('2026-03-20T09:00:00Z');
    const { waiting } = await world.useCases.access.getMe(secretary);
    expect(waiting).toMatchObject([{ kind: 'session', which: 'CRS-2026-03', sittingAt }]);
    const { items } = await world.useCases.dossier.listTasks(chair);
    expect(items).toMatchObject([{ kind: 'session', reference: 'CRS-2026-03', at: sittingAt }]);
  });
});
