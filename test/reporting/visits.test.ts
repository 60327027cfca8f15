import { addDays, localDateOf, type LocalDate } from '../../services/shared/dates.ts';
import type { FindingId, VisitId } from '../../services/shared/ids.ts';
import type { VisitRecord } from '../../services/reporting/visit-views.ts';
import type { Actor } from '../../services/shared/command.ts';
import { plannedReports, type ReportsWorld } from '../support/builders/reporting.ts';
import { storedDocument } from '../support/builders/registry.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let known: ReportsWorld;
let field: Actor;

beforeAll(async () => {
  world = await createWorld();
  known = await plannedReports(world);
  field = await world.holding('field-officer', 'field_officer');
});
afterAll(() => world.drop());

const reporting = () => world.useCases.reporting;
const today = async (): Promise<LocalDate> => localDateOf(await world.now());
const planned = async (days = 20) =>
  reporting().planVisit(by(field), known.dossierId, {
    purpose: 'Mise en service du séchoir',
    plannedOn: addDays(await today(), days),
  });
const seen = async (findings: VisitRecord['findings'] = []): Promise<VisitRecord> => ({
  doneOn: await today(),
  summary: 'Le séchoir tourne.',
  isFavourable: findings.length === 0,
  documentIds: [],
  findings,
});
const blocks = () => world.read(field, ({ paymentBlocks }) => paymentBlocks.listByDossier(known.dossierId));
const ladderOf = async (kind: string, subjectId: string) => {
  const { rows } = await world.admin.raw<{ rows: { at: string; act: string }[] }>(
    `select left(r ->> 'at', 10) as at, r ->> 'act' as act from engine.obligation o, jsonb_array_elements(o.rungs) r
     where o.kind = ? and o.subject_id = ? and o.closed_at is null`,
    [kind, subjectId],
  );
  return rows.map(({ at, act }) => `${at} ${act}`);
};

describe('a visit', () => {
  it('is planned ahead, told to the holder and waited for three days before and on the day', async () => {
    const { id, plannedOn } = await planned();
    expect(await ladderOf('visit', id)).toEqual([`${addDays(plannedOn, -3)} remind`, `${plannedOn} remind`]);
    const told = await world.admin('engine.notice').where({ kind: 'reporting.visit_planned' });
    expect(told).toMatchObject([{ to_id: known.organisationId }]);
    await expect(planned(-1)).rejects.toMatchObject({ code: 'visit_in_the_past' });
  });

  it('is done once, and not before its day', async () => {
    const { id } = await planned();
    const { recordVisit, cancelVisit } = reporting();
    const early = { ...(await seen()), doneOn: addDays(await today(), 1) };
    await expect(recordVisit(by(field), id, early)).rejects.toMatchObject({ code: 'visit_in_the_future' });
    const documentIds = [await storedDocument(world, field, 'photos')];
    const record = { ...(await seen()), documentIds };
    expect(await recordVisit(by(field), id, record)).toMatchObject({ status: 'done', isFavourable: true, documentIds });
    expect(await ladderOf('visit', id)).toEqual([]);
    await expect(recordVisit(by(field), id, record)).rejects.toMatchObject({ code: 'visit_not_planned' });
    await expect(cancelVisit(by(field), id, { reason: 'Pluie' })).rejects.toMatchObject({ code: 'visit_not_planned' });
  });

  it('may be called off, which ends its wait', async () => {
    const { id } = await planned();
    const off = await reporting().cancelVisit(by(field), id, { reason: 'Piste coupée' });
    expect(off.status).toBe('cancelled');
    expect(await ladderOf('visit', id)).toEqual([]);
    const missing = '00000000-0000-4000-8000-000000000000' as VisitId;
    await expect(reporting().cancelVisit(by(field), missing, { reason: 'x' })).rejects.toMatchObject({
      code: 'visit_missing',
    });
  });

  it('is listed by its status, page by page', async () => {
    const { listVisits } = reporting();
    const all = await listVisits(known.holder, known.dossierId, { limit: 200 });
    const first = await listVisits(known.holder, known.dossierId, { limit: 1 });
    const rest = await listVisits(known.holder, known.dossierId, { limit: 200, after: first.next! });
    expect([...first.items, ...rest.items]).toEqual(all.items);
    const done = await listVisits(known.holder, known.dossierId, { limit: 200, status: 'done' });
    expect(done.items.map(({ status }) => status)).toEqual(['done']);
  });
});

describe('a finding', () => {
  it('is waited for seven days before, on the day and seven days after; a serious one stops every payment', async () => {
    const dueOn = addDays(await today(), 30);
    const { id } = await planned();
    const serious = { text: 'Le séchoir n’est pas raccordé.', severity: 'serious' as const, dueOn };
    const minor = { text: 'Le registre des présences manque.', severity: 'minor' as const, dueOn };
    await reporting().recordVisit(by(field), id, await seen([serious, minor]));

    const { items } = await reporting().listFindings(known.holder, known.dossierId, { limit: 50 });
    const [first, second] = items;
    expect(items.map(({ number, severity, status }) => [number, severity, status])).toEqual([
      [1, 'serious', 'open'],
      [2, 'minor', 'open'],
    ]);
    expect(await ladderOf('finding', first!.id)).toEqual([
      `${addDays(dueOn, -7)} remind`,
      `${dueOn} remind`,
      `${addDays(dueOn, 7)} escalate`,
    ]);
    const serial = { code: 'serious_finding', subjectId: first!.id, tranche: null };
    expect(await blocks()).toContainEqual(serial);

    await reporting().answerFinding(by(known.holder), first!.id, { text: 'Raccordé hier.', documentIds: [] });
    await reporting().answerFinding(by(known.holder), first!.id, { text: 'Photos jointes.', documentIds: [] });
    await reporting().closeFinding(by(field), first!.id, { note: 'Vu sur place.' });
    expect((await blocks()).map(({ code }) => code)).not.toContain('serious_finding');
    expect(await ladderOf('finding', first!.id)).toEqual([]);
    const open = await reporting().listFindings(known.holder, known.dossierId, { limit: 50, status: 'open' });
    expect(open.items.map((finding) => finding.id)).toEqual([second!.id]);
    const page = await reporting().listFindings(known.holder, known.dossierId, { limit: 1 });
    expect(page).toMatchObject({
      items: [{ followUps: [{ text: 'Raccordé hier.' }, { text: 'Photos jointes.' }] }],
      next: '1',
    });
  });

  it('is closed once, and never by whoever answered it', async () => {
    const { items } = await reporting().listFindings(field, known.dossierId, { limit: 50 });
    const [first, second] = items;
    const { answerFinding, closeFinding } = reporting();
    const answer = { text: 'Fait.', documentIds: [] };
    await expect(answerFinding(by(known.holder), first!.id, answer)).rejects.toMatchObject({
      code: 'finding_not_open',
    });
    await expect(closeFinding(by(field), first!.id, { note: 'x' })).rejects.toMatchObject({ code: 'finding_not_open' });
    await world.holding('holder-tazart', 'field_officer');
    await answerFinding(by(known.holder), second!.id, answer);
    await expect(closeFinding(by(known.holder), second!.id, { note: 'x' })).rejects.toMatchObject({
      code: 'own_finding_closed',
    });
    const bySql = world
      .admin('reporting.finding')
      .where({ id: second!.id })
      .update({ status: 'closed', closed_by: known.holder.id, closing_note: 'x' });
    await expect(bySql).rejects.toMatchObject({ hint: 'own_finding_closed' });
    const missing = '00000000-0000-4000-8000-000000000000' as FindingId;
    await expect(closeFinding(by(field), missing, { note: 'x' })).rejects.toMatchObject({ code: 'finding_missing' });
  });

  it('leaves answers that nobody edits', async () => {
    await expect(world.admin.raw('delete from reporting.follow_up')).rejects.toThrow(/append-only/);
  });
});
