import type { Actor } from '../../../services/shared/command.ts';
import type { PersonId } from '../../../services/shared/ids.ts';
import { createApp, type TestApp } from '../../support/app.ts';
import { CLAIMED } from '../../support/forgeries.ts';
import { Browser, createPages, type TestPages } from '../../support/pages.ts';
import { createWorld, type World } from '../../support/world.ts';
import { plant, rulesOf, sessionsOf } from './planting.ts';

/** Both doors, each with a real issuer of its own, and an administrator whom everybody would like to be. */
export interface Scene {
  readonly world: World;
  readonly app: TestApp;
  readonly pages: TestPages;
  readonly admin: Actor;
  readonly close: () => Promise<void>;
}

/** Something tried; null where it ends as it must, otherwise what speaks against the claim. */
export interface Trial {
  readonly what: string;
  readonly tried: (scene: Scene) => Promise<string | null>;
}

export const sceneOf = async (planted: string | null): Promise<Scene> => {
  const world = await createWorld();
  await plant(world, planted);
  const admin = await world.holding(CLAIMED, 'fund_administrator');
  const app = await createApp(world, { rules: rulesOf(planted) });
  const pages = await createPages(world, { sessions: sessionsOf(world, planted) });
  const close = async () => {
    await pages.stop();
    await app.stop();
    await world.drop();
  };
  return { world, app, pages, admin, close };
};

export const browserWith = ({ pages }: Scene, session: string): Browser => {
  const browser = new Browser(pages.url, { 'accept-language': 'en' });
  browser.plant('tz-session', session);
  return browser;
};

/** Whether what this browser holds is somebody's session. */
export const isSignedIn = async (browser: Browser): Promise<boolean> =>
  (await (await browser.ask('/')).text()).includes('action="/sign-out"');

export const personIdOf = ({ id }: Actor): PersonId => id as PersonId;

/** Null where it is so; otherwise what was to be. */
export const unless = (isSo: boolean, otherwise: string): string | null => (isSo ? null : otherwise);
