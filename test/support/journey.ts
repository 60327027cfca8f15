import { ensureAdministrator } from '../../db/access/administrator-store.ts';
import { listDifferences } from '../../db/shared/differences.ts';
import { loadDemo } from '../../infra/demo/load.ts';
import type { Played } from '../../infra/story/plot.ts';
import { playStory, playUntil, type Stop, type Tale } from '../../infra/story/story.ts';
import { createApp, type TestApp } from './app.ts';
import type { Letters } from './letters.ts';
import { ISSUER, type World } from './world.ts';

export interface Journey {
  readonly app: TestApp;
  /** Plays a whole tale, the first if none is named; `between` runs before each chapter. */
  readonly play: (between?: () => Promise<void>, tale?: Tale) => Promise<Played & { told: string[] }>;
  readonly playUntil: (stop: Stop) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The demo fund behind the real API, and the story to play on it. */
export const prepareJourney = async (world: World, letters?: Letters): Promise<Journey> => {
  const app = await createApp(world);
  const api = { api: app.url, tokenFor: (account: string) => app.issuer.tokenOf(`demo:${account}`) };
  await ensureAdministrator(world.admin, { issuer: ISSUER, subject: 'demo:admin', name: 'admin' });
  await loadDemo(api);
  return {
    app,
    play: async (between = () => Promise.resolve(), tale = '01') => {
      const told: string[] = [];
      const reader = { print: (line: string) => told.push(line), between, ...(letters && { letters: letters.folder }) };
      const played = await playStory(api, reader, tale);
      return { ...played, told };
    },
    playUntil: (stop) => playUntil(api, { print: () => undefined }, stop),
    stop: () => app.stop(),
  };
};

/** What must hold after any journey, whatever was broken on the way. */
export const expectSound = async (world: World, { dossierId }: Played): Promise<void> => {
  expect((await listDifferences(world.admin)).differences).toEqual([]);
  expect(await world.admin('engine.stuck_step').where({ resolved_at: null })).toEqual([]);
  const processes = world.admin<{ subject_id: string; stage: string; open: boolean }>('engine.process');
  expect(await processes.where({ subject_id: dossierId })).toMatchObject([{ stage: 'closed', open: false }]);
  expect(await paidByFunder(world, dossierId)).toEqual(['169200.00', '28200.00', '84600.00']);
};

/** Grants of 300,000 cut by six percent, funder by funder: 180,000, 90,000 and 30,000 became these. */
const paidByFunder = async (world: World, dossierId: string): Promise<string[]> => {
  const { rows } = await world.admin.raw<{ rows: { paid: string }[] }>(
    `select to_char(posted / 100.0, 'FM999999990.00') as paid from ledger.account
     where dossier_id = ? and kind = 'paid' order by 1`,
    [dossierId],
  );
  return rows.map(({ paid }) => paid);
};
