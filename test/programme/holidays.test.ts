import type { NewHoliday } from '../../services/programme/holiday.ts';
import type { Actor } from '../../services/shared/command.ts';
import { LocalDate } from '../../services/shared/dates.ts';
import type { HolidayId } from '../../services/shared/ids.ts';
import { submittedDossier } from '../support/builders/application.ts';
import { refused, rowsOf } from '../application/asking.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let admin: Actor;
beforeEach(async () => {
  world = await createWorld();
  admin = await world.holding('admin', 'fund_administrator');
});
afterEach(() => world.drop());

const holiday = (day: string, change: Partial<NewHoliday> = {}): NewHoliday => ({
  day: LocalDate.parse(day),
  names: { ar: 'يوم عطلة استثنائي', fr: 'Jour chômé', en: 'A day off' },
  isProvisional: false,
  basis: 'Décret du 2 janvier 2026',
  ...change,
});
const REASON = 'La lune a été vue un jour plus tard.';

const announced = (day: string) => world.useCases.programme.announceHoliday(by(admin), holiday(day));
const daysOf = async (year: number) =>
  (await world.useCases.programme.listHolidays(admin, { year })).items.map(({ day }) => day);
const eventsOf = (kind: string) => rowsOf(world, `select reason from audit.event where kind = 'programme.${kind}'`);

describe('the calendar of holidays', () => {
  it('begins with the legal ones of two years, in three languages, those of the moon as provisional', async () => {
    const { year, items } = await world.useCases.programme.listHolidays(admin, {});
    expect(year).toBe(2026);
    expect(items).toHaveLength(18);
    expect(items.filter(({ isProvisional }) => isProvisional)).toHaveLength(7);
    expect(items[0]?.names).toEqual({ ar: 'رأس السنة الميلادية', fr: 'Nouvel An', en: 'New Year’s Day' });
    for (const { names } of items) expect(names.en).toMatch(/\w/);
    expect(await daysOf(2028)).toEqual([]);
  });

  it('announceHoliday adds a day, with its event, and working days that are counted from then on leave it out', async () => {
    const dossier = await submittedDossier(world);
    await world.moveTo('2026-02-02T09:00:00Z');
    await announced('2026-02-05');
    const items = [{ about: 'project', text: 'Précisez le nombre d’emplois' }] as const;
    const { requestComplement } = world.useCases.application;
    const { dueAt } = await requestComplement(by(dossier.officer), dossier.dossierId, { items: [...items] });
    expect(dueAt.toISOString()).toMatch(/^2026-02-17/);
    expect(await eventsOf('holiday_announced')).toHaveLength(1);
  });

  it('moves no open wait, and getHoliday names those that run across the day', async () => {
    const dossier = await submittedDossier(world);
    await world.moveTo('2026-02-02T09:00:00Z');
    const items = [{ about: 'project', text: 'Précisez le nombre d’emplois' }] as const;
    const { requestComplement, getDossier } = world.useCases.application;
    const { dueAt } = await requestComplement(by(dossier.officer), dossier.dossierId, { items: [...items] });
    const { id } = await announced('2026-02-05');
    const { waits } = await world.useCases.programme.getHoliday(admin, id);
    expect(waits).toMatchObject([{ kind: 'complement', dossierReference: dossier.reference, until: dueAt }]);
    expect((await getDossier(dossier.holder, dossier.dossierId)).complement?.dueAt).toEqual(dueAt);
    const { id: before } = await announced('2026-02-20');
    expect((await world.useCases.programme.getHoliday(admin, before)).waits).toEqual([]);
  });

  it('correctHoliday moves one that the moon decides, and says why; what was written before is kept', async () => {
    const { items } = await world.useCases.programme.listHolidays(admin, { year: 2026 });
    const eid = items.find(({ day }) => day === '2026-03-21');
    const { correctHoliday } = world.useCases.programme;
    const change = { ...holiday('2026-03-22'), reason: REASON };
    await correctHoliday(by(admin, { expectedVersion: 1 }), eid!.id, change);
    expect(await daysOf(2026)).toEqual(expect.arrayContaining(['2026-03-20', '2026-03-22']));
    expect(await daysOf(2026)).not.toContain('2026-03-21');
    expect(await eventsOf('holiday_corrected')).toEqual([{ reason: REASON }]);
    const stale = correctHoliday(by(admin, { expectedVersion: 1 }), eid!.id, change);
    expect(await refused(stale)).toMatchObject({ code: 'version_stale' });
    expect(await rowsOf(world, 'select number from programme.holiday_version where number > 1')).toHaveLength(1);
    await expect(world.admin.raw('delete from programme.holiday_version')).rejects.toThrow();
  });

  it('withdrawHoliday makes it a working day again; withdrawn, it is not there any more', async () => {
    const { id } = await announced('2026-02-05');
    const { withdrawHoliday } = world.useCases.programme;
    await withdrawHoliday(by(admin), id, { reason: REASON });
    expect(await daysOf(2026)).not.toContain('2026-02-05');
    expect(await eventsOf('holiday_withdrawn')).toEqual([{ reason: REASON }]);
    expect(await refused(withdrawHoliday(by(admin), id, { reason: REASON }))).toMatchObject({
      code: 'holiday_missing',
    });
    await announced('2026-02-05');
    expect(await daysOf(2026)).toContain('2026-02-05');
  });

  it('writes no day anew that has passed, and knows one holiday a day, however many announce it at once', async () => {
    const { correctHoliday, withdrawHoliday, listHolidays } = world.useCases.programme;
    expect(await refused(announced('2026-01-04'))).toMatchObject({ code: 'holiday_past' });
    const outcomes = await Promise.all([announced('2026-02-05'), announced('2026-02-05')].map(refused));
    expect(outcomes.map((each) => each?.code ?? 'done').sort()).toEqual(['done', 'holiday_known']);
    const [first] = (await listHolidays(admin, { year: 2026 })).items;
    const past = (id: HolidayId) => correctHoliday(by(admin), id, { ...holiday('2026-06-01'), reason: REASON });
    expect(await refused(past(first!.id))).toMatchObject({ code: 'holiday_past' });
    expect(await refused(withdrawHoliday(by(admin), first!.id, { reason: REASON }))).toMatchObject({
      code: 'holiday_past',
    });
    expect(await refused(announced('2026-05-01'))).toMatchObject({ code: 'holiday_known' });
  });
});
