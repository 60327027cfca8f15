import { draftDossier, submittedDossier, tazartPlan, tazartProject } from '../support/builders/application.ts';
import { by, createWorld, type World } from '../support/world.ts';
import { refused, rowsOf } from './asking.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const project = { ...tazartProject, summary: 'Autrement' };

describe('saveSection', () => {
  it('replaces one part, keeps the other, and keeps what was said before', async () => {
    const { holder, dossierId, version, funders } = await draftDossier(world);
    const saved = await world.useCases.application.saveSection(by(holder, { expectedVersion: version }), dossierId, {
      project,
    });
    expect(saved).toMatchObject({ version: version + 1, project, plan: tazartPlan(funders.indh, funders.region05) });
    const kept = await rowsOf<{ version: number; part: string; content: { summary?: string } }>(
      world,
      `select * from application.revision where dossier_id = '${dossierId}' order by version`,
    );
    expect(kept.map((revision) => [revision.version, revision.part])).toEqual([
      [1, 'project'],
      [2, 'project'],
      [3, 'plan'],
      [4, 'project'],
    ]);
    expect(kept[1]?.content.summary).toBe(tazartProject.summary);
  });

  it('takes a draft that is not finished: types are all it asks', async () => {
    const { holder, dossierId, version } = await draftDossier(world);
    const save = world.useCases.application.saveSection(by(holder, { expectedVersion: version }), dossierId, {
      plan: { uses: [], sources: [] },
    });
    expect(await refused(save)).toBeNull();
    const { findings } = await world.useCases.application.checkApplication(holder, dossierId);
    expect(findings.map(({ code }) => code)).toEqual(['uses_missing', 'no_funder_asked']);
  });

  it('needs the version it was based on, and refuses a stale one with both', async () => {
    const { holder, dossierId, version } = await draftDossier(world);
    const { saveSection } = world.useCases.application;
    expect(await refused(saveSection(by(holder), dossierId, { project }))).toMatchObject({ code: 'if_match_missing' });
    expect(await refused(saveSection(by(holder, { expectedVersion: 1 }), dossierId, { project }))).toMatchObject({
      code: 'version_stale',
      details: { expected: 1, current: version },
    });
  });

  it('is refused at the closing', async () => {
    const draft = await draftDossier(world);
    await world.moveTo('2026-03-06T16:30:00Z');
    const save = world.useCases.application.saveSection(
      by(draft.holder, { expectedVersion: draft.version }),
      draft.dossierId,
      {
        project,
      },
    );
    expect(await refused(save)).toMatchObject({ code: 'call_closed' });
  });

  it('is refused once the application is submitted, and by the database too', async () => {
    const { holder, dossierId, version } = await submittedDossier(world);
    const save = world.useCases.application.saveSection(by(holder, { expectedVersion: version }), dossierId, {
      project,
    });
    expect(await refused(save)).toMatchObject({ code: 'application_not_draft' });
    for (const change of [
      `plan = '{"uses":[],"sources":[]}'`,
      `project = '{"title":"x"}'`,
      `submitted_at = now()`,
      `content_hash = 'x'`,
      `reference = 'x'`,
      `status = 'draft'`,
    ]) {
      const changing = world.admin.raw(`update application.dossier set ${change} where id = '${dossierId}'`);
      await expect(changing).rejects.toMatchObject({ code: 'TZ409' });
    }
    const revising = world.admin.raw(
      `insert into application.revision values ('${dossierId}', 99, 'plan', '{}', 'x', now())`,
    );
    await expect(revising).rejects.toMatchObject({ code: 'TZ409' });
  });

  it('is not there for a stranger, and not allowed to a desk officer', async () => {
    const { officer, dossierId, version } = await draftDossier(world);
    const stranger = await world.person('stranger');
    const { saveSection } = world.useCases.application;
    const expectedVersion = version;
    expect(await refused(saveSection(by(stranger, { expectedVersion }), dossierId, { project }))).toMatchObject({
      code: 'dossier_missing',
    });
    expect(await refused(saveSection(by(officer, { expectedVersion }), dossierId, { project }))).toMatchObject({
      code: 'permission_denied',
    });
  });
});
