import type { DossierId } from '../../services/shared/ids.ts';
import { draftDossier, submittedDossier } from '../support/builders/application.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.drop());

const readTimeline = async (
  dossierId: DossierId,
  change: { about?: string[]; limit?: number; after?: string } = {},
) => {
  const { about = null, limit = 50, after } = change;
  const auditor = await world.holding('auditor', 'auditor');
  const page = { limit, ...(after === undefined ? {} : { after }) };
  return world.useCases.audit.readTimeline(by(auditor), { dossierId, about, page });
};

describe('the timeline of a dossier', () => {
  it('tells everything that happened to it, in order, and who did it in which role', async () => {
    const { dossierId, holder } = await submittedDossier(world);
    const { items } = await readTimeline(dossierId);
    expect(items.map(({ kind }) => kind)).toEqual([
      'application.started',
      'application.saved',
      'application.saved',
      'documents.paper_issued',
      'application.submitted',
    ]);
    expect(items.at(-1)).toMatchObject({ actorId: holder.id, role: 'project_holder', outcome: 'done' });
  });

  it('says afterwards that it was read, and by whom', async () => {
    const { dossierId } = await draftDossier(world);
    const { length } = (await readTimeline(dossierId)).items;
    const { items } = await readTimeline(dossierId);
    expect(items).toHaveLength(length + 1);
    expect(items.at(-1)).toMatchObject({ kind: 'audit.timeline_read', role: 'auditor', after: { events: length } });
  });

  it('comes in pages that follow one another without a gap', async () => {
    const { dossierId } = await submittedDossier(world);
    const first = await readTimeline(dossierId, { limit: 4 });
    const second = await readTimeline(dossierId, { limit: 4, after: first.next! });
    expect([...first.items, ...second.items].map(({ kind }) => kind)).toEqual([
      'application.started',
      'application.saved',
      'application.saved',
      'documents.paper_issued',
      'application.submitted',
      'audit.timeline_read',
    ]);
    expect(second.next).toBeNull();
  });

  it('can be asked for what is about one thing only', async () => {
    const { dossierId } = await draftDossier(world);
    const { length } = (await readTimeline(dossierId, { about: [dossierId] })).items;
    expect(length).toBeGreaterThan(0);
    expect((await readTimeline(dossierId, { about: ['another thing'] })).items).toEqual([]);
  });

  it('is not for its holder, and nobody else hears that the dossier is there', async () => {
    const { dossierId, holder } = await draftDossier(world);
    const ask = { dossierId, about: null, page: { limit: 50 } };
    const { readTimeline: read } = world.useCases.audit;
    await expect(read(by(holder), ask)).rejects.toMatchObject({ code: 'permission_denied' });
    await expect(read(by(await world.person('stranger')), ask)).rejects.toMatchObject({ code: 'dossier_missing' });
  });
});
