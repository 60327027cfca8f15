import type { ObligationId } from '../../services/shared/ids.ts';
import { localDateOf, type LocalDate } from '../../services/shared/dates.ts';
import { newId } from '../../services/shared/ids.ts';
import type { Command } from '../../services/shared/command.ts';
import { agreementLapses } from '../../workflows/agreement/agreement-activities.ts';
import { applicationLapses } from '../../workflows/application/application-activities.ts';
import { cofinancingLapses } from '../../workflows/cofinancing/cofinancing-activities.ts';
import { committeeLapses } from '../../workflows/committee/committee-activities.ts';
import { scoringLapses } from '../../workflows/scoring/scoring-activities.ts';
import { plannedReports, type ReportsWorld } from '../support/builders/reporting.ts';
import { automatically, createWorld, type World } from '../support/world.ts';

interface Wait {
  readonly id: ObligationId;
  readonly kind: string;
  readonly subject_id: string;
  readonly rungs: readonly { readonly at: string; readonly act: string }[];
  readonly rungs_done: number;
  readonly due_at: Date | null;
  readonly opened_at: Date;
  readonly closed_at: Date | null;
}

/** Days from one day to another. */
const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** `remind -7`: each rung, and how many days it is from the day that the wait is about. */
const ladder = ({ rungs }: Wait, day: LocalDate): string[] =>
  rungs.map(({ at, act }) => `${act} ${daysBetween(day, localDateOf(new Date(at)))}`);

describe('the calendar of a dossier that everybody answered in time', () => {
  let world: World;
  let planned: ReportsWorld;
  beforeAll(async () => {
    world = await createWorld();
    planned = await plannedReports(world);
  });
  afterAll(() => world.drop());

  const waitsOf = (kind: string) => world.admin<Wait>('engine.obligation').where({ kind }).orderBy('opened_at');
  const all = () => world.admin<Wait>('engine.obligation').orderBy('opened_at');
  const told = async () =>
    (await world.admin<{ kind: string }>('engine.notice').orderBy('created_at')).map(({ kind }) => kind);
  const rung = (told_: readonly string[]) => told_.filter((kind) => /^(?:reminder|escalation)\./.test(kind));
  const climb = async ({ id, rungs }: Wait) => {
    for (const index of rungs.keys()) {
      await world.useCases.dossier.climbRung(automatically('climb', newId()), id, index);
    }
  };
  const lapses = (): Record<string, ((command: Command, subjectId: string) => Promise<unknown>) | undefined> => ({
    ...applicationLapses(world.useCases.application),
    ...scoringLapses(world.useCases.scoring),
    ...committeeLapses(world.useCases.committee),
    ...cofinancingLapses(world.useCases.cofinancing),
    ...agreementLapses(world.useCases.agreement),
  });

  it.each([
    ['draft', 'due', ['remind -7', 'remind -3', 'remind -1']],
    ['eligibility', 'opened', ['remind 15', 'remind 24', 'escalate 30']],
    // Its end is a week after the sitting.
    ['session', 'due', ['remind -8']],
    ['provisional_hold', 'due', ['remind -3']],
    ['round', 'due', ['remind -7']],
    ['signature', 'due', ['remind -7', 'remind -1']],
  ])('has the rungs of its %s, by the day on which it is %s', async (kind, from, rungs) => {
    const [wait] = await waitsOf(kind);
    const day = from === 'due' ? wait!.due_at! : wait!.opened_at;
    expect(ladder(wait!, localDateOf(day))).toEqual(rungs);
  });

  it('has four rungs for each report: two weeks and three days before, on the day, and ten days after', async () => {
    for (const { id, dueOn } of planned.reports) {
      const wait = (await waitsOf('report')).find(({ subject_id: subjectId }) => subjectId === id);
      expect(ladder(wait!, dueOn)).toEqual(['remind -14', 'remind -3', 'remind 0', 'escalate 10']);
    }
  });

  it('is harmless when the fact came first: no rung rings, and no end ends anything', async () => {
    const closed = (await all()).filter(({ closed_at: closedAt }) => closedAt !== null);
    const kinds = new Set(closed.map(({ kind }) => kind));
    const known = ['draft', 'eligibility', 'review_answer', 'session', 'provisional_hold', 'approval'];
    expect([...kinds]).toEqual(expect.arrayContaining([...known, 'round', 'signature']));
    await world.moveTo('2027-12-01T09:00:00Z');
    const before = await told();
    const facts = () => world.admin('engine.process').where({ subject_id: planned.dossierId }).select('stage');
    const stage = await facts();
    for (const wait of closed) {
      await climb(wait);
      await lapses()[wait.kind]?.(automatically('lapse', newId()), wait.subject_id);
    }
    expect(await told()).toEqual(before);
    expect(await facts()).toEqual(stage);
    expect((await all()).filter(({ rungs_done: done }) => done > 0)).toEqual([]);
  });

  it('rings each rung once for whoever has not answered, and tells higher up where the ladder says so', async () => {
    const kinds = ['draft', 'eligibility', 'session', 'provisional_hold', 'approval', 'round', 'report'];
    for (const kind of kinds) {
      const [wait] = await waitsOf(kind);
      await world.admin('engine.obligation').where({ id: wait!.id }).update({ closed_at: null, rungs_done: 0 });
      const before = (await told()).length;
      await climb(wait!);
      await climb(wait!);
      const rang = rung((await told()).slice(before));
      const expected = wait!.rungs.map(({ act }) => `${act === 'remind' ? 'reminder' : 'escalation'}.${kind}`);
      expect(rang).toEqual(expected);
    }
  });
});
