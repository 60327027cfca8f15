import type { Test } from 'supertest';
import { z } from 'zod';
import { FinancingPlan } from '../../services/application/financing-plan.ts';
import { Project } from '../../services/application/project.ts';
import { apiOf } from '../support/api.ts';
import type { Client } from '../support/app.ts';
import { tazartPlan, tazartProject, use } from '../support/builders/application.ts';
import { openCallWorld, type CallWorld } from '../support/builders/programme.ts';
import { certifiedOrganisation, type OrganisationWorld } from '../support/builders/registry.ts';
import { createWorld, type World } from '../support/world.ts';

type Headers = Record<string, string>;
const bodyOf = async (test: Test): Promise<object> => (await test).body as object;

interface Shown {
  readonly id: string;
  readonly version: number;
  readonly title: string;
}

describe('an application over HTTP', () => {
  let world: World;
  let call: CallWorld;
  let applicant: OrganisationWorld;
  let holder: Client;
  let officer: Client;
  let dossier: string;
  beforeAll(async () => {
    world = await createWorld();
    call = await openCallWorld(world);
    applicant = await certifiedOrganisation(world);
    const as = apiOf(world);
    holder = as(applicant.holder);
    officer = as(await world.holding('desk-officer', 'desk_officer'));
    const start = { callId: call.callId, organisationId: applicant.organisation.id, title: 'Figues' };
    const started = await holder.post('/dossiers', start).expect(200);
    expect(started.headers['etag']).toBe('"1"');
    dossier = `/dossiers/${(started.body as Shown).id}`;
  });
  afterAll(() => world.drop());

  const plan = () => z.encode(FinancingPlan, tazartPlan(call.funders.indh, call.funders.region05));
  const project = z.encode(Project, tazartProject);

  it('starts once per organisation and call', async () => {
    const start = { callId: call.callId, organisationId: applicant.organisation.id, title: 'Encore' };
    const body = await bodyOf(holder.post('/dossiers', start).expect(422));
    expect(body).toMatchObject({ title: 'already_applied', reference: 'AAP-2026-01-0001' });
  });

  it('saves on the version that was seen, and on no other', async () => {
    await holder.put(`${dossier}/project`, project).expect(400);
    const saved = await holder.put(`${dossier}/project`, project).set('if-match', '"1"').expect(200);
    expect(saved.headers['etag']).toBe('"2"');
    const stale = await holder.put(`${dossier}/plan`, plan()).set('if-match', '"1"').expect(409);
    expect(stale.body).toMatchObject({ title: 'version_stale', expected: 1, current: 2 });
  });

  it.each([
    ['an amount that is a number', { uses: [], sources: [{ by: 'holder', amount: 5, nature: 'cash' }] }],
    ['an unknown property', { uses: [], sources: [], total: 5 }],
    ['a guarantee as a source', { uses: [], sources: [{ by: 'guarantor' }] }],
  ])('takes no plan with %s', async (_, wrong) => {
    const body = await bodyOf(holder.put(`${dossier}/plan`, wrong).set('if-match', '"2"').expect(400));
    expect(body).toMatchObject({ title: 'invalid_request' });
  });

  it('tells what is wrong with amounts as they go over the wire', async () => {
    const unbalanced = {
      ...plan(),
      uses: z.encode(FinancingPlan, { uses: [use('equipment', 500_000)], sources: [] }).uses,
    };
    await holder.put(`${dossier}/plan`, unbalanced).set('if-match', '"2"').expect(200);
    const body = await bodyOf(holder.get(`${dossier}/findings`).expect(200));
    const cash = { uses: { amount: '500000.00', currency: 'MAD' }, sources: { amount: '410000.00', currency: 'MAD' } };
    expect(body).toMatchObject({ findings: [{ code: 'plan_unbalanced', numbers: { nature: 'cash', ...cash } }, {}] });
    const refusal = await bodyOf(holder.post(`${dossier}/submission`, {}).expect(422));
    expect(refusal).toMatchObject({ title: 'application_incomplete', ...body });
  });

  it.each([
    ['fr', /^Le plan n’est pas équilibré \(en argent\) : dépenses \S+500\s000,00/],
    ['en', /^The plan does not balance \(cash\): costs \S+500\s000,00/],
    ['ar', /^المخطط غير متوازن \(نقدا\): المصاريف \S+500\s000,00/],
  ])('tells the same in words, in %s', async (language, sentence) => {
    const answer = await holder.get(`${dossier}/findings`).set('accept-language', language).expect(200);
    expect(answer.headers['content-language']).toBe(language);
    const { findings } = answer.body as { findings: { message: string }[] };
    expect(findings[0]?.message).toMatch(sentence);
  });

  it('submits, shows the receipt, and lets the desk officer decide', async () => {
    await holder.put(`${dossier}/plan`, plan()).set('if-match', '"3"').expect(200);
    await holder.get(`${dossier}/receipt`).expect(404);
    const submission = await bodyOf(holder.post(`${dossier}/submission`, {}).expect(200));
    expect(submission).toMatchObject({ receipt: { number: 'R-AAP-2026-01-0001' } });
    await holder.post(`${dossier}/submission`, {}).expect(409);
    const receipt = await bodyOf(officer.get(`${dossier}/receipt`).expect(200));
    expect(submission).toMatchObject({ receipt });

    await holder.post(`${dossier}/eligibility`, { eligible: true, reason: null, overrides: [] }).expect(403);
    await officer.post(`${dossier}/eligibility`, { eligible: true, reason: null, overrides: [] }).expect(200);
    const eligibility = await bodyOf(holder.get(`${dossier}/eligibility`).set('accept-language', 'fr').expect(200));
    expect(eligibility).toMatchObject({
      decision: { eligible: true },
      rules: [{ message: 'Règle remplie' }, {}, {}, {}, {}, {}, {}, {}, {}, {}],
    });
    const { body: shown, headers } = (await holder.get(dossier).expect(200)) as { body: object; headers: Headers };
    expect(shown).toMatchObject({ stage: 'scoring', status: 'submitted', waitsFor: [] });
    expect(headers['etag']).toBe('"5"');
  });

  it('lists what one may see, filtered, and nothing to a stranger', async () => {
    const body = await bodyOf(holder.get('/dossiers?stage=scoring&limit=10').expect(200));
    expect((body as { items: Shown[] }).items.map(({ id }) => `/dossiers/${id}`)).toEqual([dossier]);
    const stranger = apiOf(world)(await world.person('stranger'));
    expect(await bodyOf(stranger.get('/dossiers').expect(200))).toEqual({ items: [], next: null });
    await stranger.get(dossier).expect(404);
    await holder.get('/dossiers?sort=title').expect(400);
    await holder.get('/dossiers?after=nothing').expect(400);
  });

  it('is withdrawn by its holder', async () => {
    const body = await bodyOf(holder.post(`${dossier}/withdrawal`, { reason: null }).expect(200));
    expect(body).toMatchObject({ stage: 'withdrawn', version: 6 });
  });
});
