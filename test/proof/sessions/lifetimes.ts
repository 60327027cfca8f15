import { digestOf } from '../../../db/access/session-store.ts';
import { browserWith, isSignedIn, unless, type Scene, type Trial } from './scene.ts';

interface Lifetime {
  readonly isShared: boolean;
  /** Since it was last used, and since it began: as PostgreSQL writes intervals. */
  readonly idle: string;
  readonly age: string;
  readonly lives: boolean;
}

/** Moves the session into the past, which is moving the clock: both are the difference between two instants. */
const AGE = `update access.session
  set seen_at = clock_timestamp() - ?::interval, started_at = clock_timestamp() - ?::interval where digest = ?`;

const LIFETIMES: readonly Lifetime[] = [
  { isShared: false, idle: '0 s', age: '0 s', lives: true },
  { isShared: false, idle: '59 min 50 s', age: '2 h', lives: true },
  { isShared: false, idle: '60 min', age: '2 h', lives: false },
  { isShared: false, idle: '3 h', age: '3 h', lives: false },
  { isShared: false, idle: '1 s', age: '11 h 59 min 50 s', lives: true },
  { isShared: false, idle: '1 s', age: '12 h', lives: false },
  { isShared: false, idle: '0 s', age: '400 days', lives: false },
  { isShared: true, idle: '9 min 50 s', age: '1 h', lives: true },
  { isShared: true, idle: '10 min', age: '1 h', lives: false },
  { isShared: true, idle: '59 min', age: '1 h', lives: false },
  { isShared: true, idle: '1 s', age: '12 h', lives: false },
];

const idOfAge = async ({ world, pages, admin }: Scene, { isShared, idle, age }: Omit<Lifetime, 'lives'>) => {
  const id = await pages.sessionOf(admin, { isShared });
  await world.admin.raw(AGE, [idle, age, digestOf(id)]);
  return id;
};

const aged: Trial[] = LIFETIMES.map(({ lives, ...lifetime }) => ({
  what: `a session${lifetime.isShared ? ' on a shared phone' : ''}, idle for ${lifetime.idle}, ${lifetime.age} old`,
  tried: async (scene) => {
    const browser = browserWith(scene, await idOfAge(scene, lifetime));
    return unless((await isSignedIn(browser)) === lives, lives ? 'has ended' : 'goes on');
  },
}));

/** Looked at often enough, it never stands idle; and ends of age all the same. */
const keptAwake: Trial = {
  what: 'a session that is used every 50 minutes',
  tried: async (scene) => {
    const id = await idOfAge(scene, { isShared: false, idle: '0 s', age: '0 s' });
    const browser = browserWith(scene, id);
    const lived: boolean[] = [];
    for (let hours = 0; hours < 15; hours += 1) {
      await scene.world.admin.raw(
        `update access.session set seen_at = seen_at - interval '50 min', started_at = started_at - interval '50 min'
         where digest = ?`,
        [digestOf(id)],
      );
      lived.push(await isSignedIn(browser));
    }
    // 14 times 50 minutes are 11 h 40 min; the fifteenth is beyond twelve hours.
    const isRight = lived.slice(0, 14).every(Boolean) && lived[14] === false;
    return unless(isRight, `lived ${String(lived.filter(Boolean).length)} of 15 times`);
  },
};

/** An end is for good: nothing that is asked of an ended session begins it anew. */
const forGood: Trial = {
  what: 'a session that stood idle and is asked for again and again',
  tried: async (scene) => {
    const browser = browserWith(scene, await idOfAge(scene, { isShared: false, idle: '61 min', age: '2 h' }));
    const lived = [await isSignedIn(browser), await isSignedIn(browser), await isSignedIn(browser)];
    return unless(!lived.includes(true), 'came back');
  },
};

export const lifetimes: readonly Trial[] = [...aged, keptAwake, forGood];
