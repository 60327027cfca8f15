import { decidedItem, openedSession } from '../support/builders/committee.ts';
import { openLooks } from '../support/looks.ts';
import { createPages, type TestPages } from '../support/pages.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let pages: TestPages;
beforeEach(async () => {
  world = await createWorld();
  pages = await createPages(world);
});
afterEach(async () => {
  await pages.stop();
  await world.drop();
});

describe('the committee’s pages', () => {
  it('are accessible, in order and within the screen', async () => {
    const looks = await openLooks(pages);
    const session = await decidedItem(world);
    const { callId, sessionId, itemId, dossierId, chair, secretary, holder } = session;
    await world.useCases.committee.closeSession(by(secretary), sessionId);
    for (const [name, address, actor] of [
      ['session-list', `/sessions?callId=${callId}`, secretary],
      ['session-closed', `/sessions/${sessionId}`, chair],
      ['session-item', `/sessions/${sessionId}/items/${itemId}`, chair],
      ['convene', `/sessions/new?callId=${callId}`, secretary],
      ['decision', `/dossiers/${dossierId}/decision`, holder],
    ] as const) {
      expect(await looks.at({ name, address, actor })).toEqual([]);
    }
    await looks.close();
  }, 120_000);

  it('are so too while the session is open and the chair decides', async () => {
    const looks = await openLooks(pages);
    const { sessionId, itemId, chair } = await openedSession(world);
    for (const [name, address] of [
      ['session-open', `/sessions/${sessionId}`],
      ['session-decide', `/sessions/${sessionId}/items/${itemId}?decide=retained`],
    ] as const) {
      expect(await looks.at({ name, address, actor: chair })).toEqual([]);
    }
    await looks.close();
  }, 120_000);
});
