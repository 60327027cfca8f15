import { openLooks, type Looks } from './looks.ts';
import { createPages, type TestPages } from './pages.ts';
import { createWorld, type World } from './world.ts';

export interface Site {
  readonly world: World;
  readonly pages: TestPages;
  readonly looks: Looks;
  readonly close: () => Promise<void>;
}

/** A world of its own, its pages, and a real browser to look at them. */
export const openSite = async (): Promise<Site> => {
  const world = await createWorld();
  const pages = await createPages(world);
  const looks = await openLooks(pages);
  return {
    world,
    pages,
    looks,
    close: async () => {
      await looks.close();
      await pages.stop();
      await world.drop();
    },
  };
};
