import { digestOf, sessionsOn } from '../../../db/access/session-store.ts';
import type { TokenRules } from '../../../api/shared/identity.ts';
import type { Sessions } from '../../../services/shared/session.ts';
import type { World } from '../../support/world.ts';

export const CONTROLS = {
  'no-audience': 'a token for whomever is taken',
  'cookie-only': 'signing out forgets the cookie and leaves the session',
  ageless: 'a session that is asked for has never stood idle and is never old',
  'one-form-key': 'the forms of all sessions have one key',
  'off-is-on': 'access that is switched off stays on',
} as const;

/** What the API asks of tokens beside what is usual. */
export const rulesOf = (planted: string | null): Partial<TokenRules> =>
  planted === 'no-audience' ? { audience: undefined } : {};

/** What the database does beside what it should. */
export const plant = async ({ admin }: World, planted: string | null): Promise<void> => {
  if (planted !== 'off-is-on') return;
  await admin.raw(`create function stay_on() returns trigger language plpgsql as
      $$ begin new.off_since := null; return new; end $$;
    create trigger stay_on before update on access.person for each row execute function stay_on()`);
};

/** Where the pages look for sessions. */
export const sessionsOf = (world: World, planted: string | null): Sessions => {
  const real = sessionsOn(world.knex);
  const spoilt = planted === null ? undefined : SPOILT[planted];
  return { ...real, ...spoilt?.(real, world) };
};

type Spoil = (real: Sessions, world: World) => Partial<Sessions>;

const nothing = () => Promise.resolve();

const RENEW = `update access.session set seen_at = clock_timestamp(), started_at = clock_timestamp()
  where digest = ? and ended_at is null`;

const SPOILT: Readonly<Record<string, Spoil>> = {
  'cookie-only': () => ({ end: nothing, endAll: nothing }),
  ageless: ({ find }, { admin }) => ({
    find: async (id) => {
      await admin.raw(RENEW, [digestOf(id)]);
      return find(id);
    },
  }),
  'one-form-key': ({ find }) => ({
    find: async (id) => {
      const session = await find(id);
      return session && { ...session, formKey: Buffer.alloc(session.formKey.length) };
    },
  }),
};
