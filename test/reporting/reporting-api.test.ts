import { z } from 'zod';
import { ReportContent } from '../../services/reporting/report-content.ts';
import { apiOf } from '../support/api.ts';
import { aReport, plannedReports, type ReportsWorld } from '../support/builders/reporting.ts';
import { createWorld, type World } from '../support/world.ts';

const report = z.encode(ReportContent, aReport());

describe('reports and closure over HTTP', () => {
  let world: World;
  let planned: ReportsWorld;
  let as: ReturnType<typeof apiOf>;
  beforeAll(async () => {
    world = await createWorld();
    planned = await plannedReports(world);
    as = apiOf(world);
  });
  afterAll(() => world.drop());

  const ofFirst = (what: string) => `/reports/${planned.reports[0].id}/${what}`;
  const ofDossier = (what: string) => `/dossiers/${planned.dossierId}/${what}`;

  it('shows what is owed to whoever may see the dossier, and nothing to a stranger', async () => {
    const shown = await as(planned.holder).get(ofDossier('reports')).expect(200);
    expect(shown.body).toMatchObject({
      items: [
        { number: 1, kind: 'progress', status: 'planned', blocksTranche: 2, isLate: false, revisions: [] },
        { number: 2, kind: 'final', status: 'planned', blocksTranche: 3 },
      ],
    });
    const stranger = await world.person('stranger');
    await as(stranger).get(ofDossier('reports')).expect(404);
    await as(stranger).get(ofDossier('closure')).expect(404);
    await as(null).get(ofDossier('reports')).expect(401);
  });

  it.each([
    ['an unknown property', { ...report, mood: 'good' }],
    ['an amount of nothing', { ...report, spent: [{ label: 'x', amount: { amount: '0.00', currency: 'MAD' } }] }],
    ['a third of a job', { ...report, indicators: [{ code: 'IND-01', baseline: 0, target: 1, actual: 0.333 }] }],
  ])('answers 400 to %s', async (_case, body) => {
    const answer = await as(planned.holder).post(ofFirst('submission'), body).expect(400);
    expect(answer.body).toMatchObject({ type: '/problems/invalid_request' });
  });

  it('answers 422 with the codes where indicators are missing', async () => {
    const body = { ...report, indicators: report.indicators.slice(1) };
    const answer = await as(planned.holder).post(ofFirst('submission'), body).expect(422);
    expect(answer.body).toMatchObject({ type: '/problems/indicators_missing', codes: ['IND-01'] });
  });

  it('takes a submission, a return, another submission and an acceptance', async () => {
    const submitted = await as(planned.holder).post(ofFirst('submission'), report).expect(200);
    expect(submitted.headers['etag']).toBe('"2"');
    await as(planned.holder).post(ofFirst('acceptance'), {}).expect(403);
    await as(planned.officer).post(ofFirst('acceptance'), {}).set('if-match', '"1"').expect(409);
    await as(planned.officer).post(ofFirst('return'), { questions: [] }).expect(400);
    await as(planned.officer)
      .post(ofFirst('return'), { questions: ['Et les factures ?'] })
      .expect(200);
    await as(planned.officer).post(ofFirst('acceptance'), {}).expect(409);
    await as(planned.holder).post(ofFirst('submission'), report).set('if-match', '"3"').expect(200);
    const accepted = await as(planned.officer).post(ofFirst('acceptance'), {}).expect(200);
    expect(accepted.body).toMatchObject({ status: 'accepted', revision: 2, acceptedBy: planned.officer.id });
    const shown = await as(planned.officer).get(ofDossier('reports')).expect(200);
    expect((shown.body as { items: object[] }).items[0]).toMatchObject({
      revisions: [
        { revision: 1, content: report, review: { outcome: 'returned', questions: ['Et les factures ?'] } },
        { revision: 2, review: { outcome: 'accepted', reviewedBy: planned.officer.id } },
      ],
    });
  });

  it('shows the checklist, refuses an early closure with all of it, and keeps that as evidence', async () => {
    const shown = await as(planned.holder).get(ofDossier('closure')).expect(200);
    expect(shown.body).toMatchObject({ closure: null });
    const unmet = (shown.body as { checks: { check: string; isMet: boolean }[] }).checks.filter(({ isMet }) => !isMet);
    const early = await as(planned.officer).post(ofDossier('closure'), { reason: 'Trop tôt' }).expect(422);
    const { findings } = early.body as { findings: { check: string }[] };
    expect(new Set(findings.map(({ check }) => check))).toEqual(new Set(unmet.map(({ check }) => check)));
    const events = await world.admin('audit.event').where({ kind: 'request.closeDossier' });
    expect(events).toMatchObject([{ outcome: 'refused', refusal_code: 'closure_incomplete' }]);
    await as(planned.holder).post(ofDossier('closure'), { reason: 'Pas à moi' }).expect(403);
  });
});
