import { logStep } from '../../../infra/steps.ts';
import { may } from '../../../services/access/policy.ts';
import { createWorld, type World } from '../../support/world.ts';
import { chanceOf } from '../chance.ts';
import type { Outcome, Proof, Run } from '../proof.ts';
import { plantingOn, PROTECTED } from './planting-worlds.ts';
import { randomWorld, type RandomPerson, type RandomWorld } from './random-world.ts';
import { openDoor, seenInSql, type Door } from './seen.ts';
import { KINDS, visibleBy } from './visible.ts';

interface Control {
  readonly what: string;
  readonly sql?: string;
  /** Another policy function, where it is that one which is bent. */
  readonly decide?: typeof may;
  /** Whom the API takes somebody for, where it does not look. */
  readonly takenFor?: (random: RandomWorld, person: RandomPerson) => RandomPerson;
}

/** A function of the database, with one phrase of it said otherwise. */
const bent = (name: string, phrase: string, otherwise: string): string => {
  const quoted = (text: string): string => `'${text.replaceAll(`'`, `''`)}'`;
  return `do $$ begin
    execute replace(pg_get_functiondef('${name}'::regproc), ${quoted(phrase)}, ${quoted(otherwise)}); end $$`;
};

const rule = (table: string, using: string): string => `alter policy reached on ${table} using (${using})`;

/** Each takes the second line away somewhere, turns it round, or bends the first. */
const CONTROLS: Readonly<Record<string, Control>> = {
  'no-row-security': {
    what: 'the rows of dossiers are kept from nobody',
    sql: `alter table application.dossier no force row level security;
      alter table application.dossier disable row level security`,
  },
  'wide-policy': {
    what: 'every funder’s envelopes are shown to all',
    sql: rule('programme.envelope', 'true'),
  },
  'deliberations-shared': {
    what: 'co-funders read each other’s deliberations',
    sql: rule('cofinancing.preparation', '(select true from cofinancing.line o where o.id = preparation.line_id)'),
  },
  'rule-inverted': {
    what: 'an organisation’s accounts are shown to whoever may not see them',
    sql: `do $$ begin
      execute (select format('alter policy reached on registry.account using (not coalesce(%s, false))',
        pg_get_expr(polqual, polrelid)) from pg_policy where polrelid = 'registry.account'::regclass and polname = 'reached');
      end $$`,
  },
  'ended-roles': {
    what: 'a role that has ended still shows rows',
    sql: bent('access.act_as', '(to_at is null or to_at > today)', 'true'),
  },
  'reviewers-read': {
    what: 'a reviewer’s role reaches what a desk officer’s does',
    sql: bent('access.act_as', `role in ('project_holder'`, `role in ('reviewer', 'project_holder'`),
  },
  'api-leaks': {
    what: 'the API answers everybody as it would the first person of their world',
    takenFor: ({ people: [first] }, person) => first ?? person,
  },
  'policy-inverted': {
    what: 'the policy function says yes to a funder’s people where it should say no',
    decide: (grants, permission, subject) => {
      const decision = may(grants, permission, subject);
      const isInverted = subject.dossierId === undefined && subject.funderIds !== undefined;
      if (!isInverted) return decision;
      return decision.allowed ? { allowed: false } : { allowed: true, role: 'auditor' };
    },
  },
};

const differs = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size !== other.size || [...one].some((each) => !other.has(each));

const said = ({ grants }: RandomPerson): string =>
  grants
    .filter(({ term }) => term === 'now')
    .map(({ role, scopeKind }) => `${role} on a ${scopeKind}`)
    .join(', ') || 'nobody';

interface Sides {
  readonly world: World;
  readonly door: Door;
}

/** What speaks against it, of one person in one world. */
const faultsOf = async (
  { world, door, decide = may, takenFor = (_random, each) => each }: Sides & Partial<Control>,
  random: RandomWorld,
  person: RandomPerson,
): Promise<string[]> => {
  const allowed = visibleBy(random, person, decide);
  const inSql = await seenInSql(world.knex, person);
  const atTheDoor = await door.seen(takenFor(random, person));
  const told = (by: string, what: string, [seen, ought]: readonly [ReadonlySet<string>, ReadonlySet<string>]) =>
    differs(seen, ought)
      ? [`${by} shows ${String(seen.size)} of ${what} to ${said(person)}, the policy ${String(ought.size)}`]
      : [];
  return [
    ...PROTECTED.flatMap(({ table, kind }, index) => told('SQL', table, [inSql[index] ?? new Set(), allowed[kind]])),
    ...KINDS.flatMap((kind) => told('the API', kind, [atTheDoor[kind] ?? allowed[kind], allowed[kind]])),
  ];
};

const TOLD_EVERY = 1_000;

/** Random worlds: what a person sees is the same by the policy function, by SQL under row security, and by the API. */
const run = async ({ seed, planted, amount }: Run): Promise<Outcome> => {
  const world = await createWorld();
  const door = await openDoor(world);
  try {
    const control: Partial<Control> = planted === null ? {} : (CONTROLS[planted] ?? {});
    const plant = await plantingOn(world);
    if (control.sql !== undefined) await world.admin.raw(control.sql);
    const faults: string[] = [];
    let people = 0;
    const most = amount('worlds');
    for (let number = 0; number < most; number += 1) {
      const random = randomWorld(chanceOf(seed + number));
      await plant(random);
      for (const person of random.people) {
        people += 1;
        const found = await faultsOf({ world, door, ...control }, random, person);
        faults.push(...found.map((fault) => `world ${String(number)}: ${fault}`));
      }
      if ((number + 1) % TOLD_EVERY === 0)
        logStep(`${String(number + 1)} worlds, ${String(faults.length)} faults so far`);
    }
    return {
      counts: {
        worlds: most,
        'people in them': people,
        'tables looked at in SQL': new Set(PROTECTED.map(({ table }) => table)).size,
      },
      faults,
    };
  } finally {
    door.close();
    await world.drop();
  }
};

export const worlds: Proof = {
  shows: 'who sees what is the same by the policy function, by SQL under row security, and by the API',
  amounts: { worlds: { short: 300, long: 10_000, control: 20 } },
  controls: Object.fromEntries(Object.entries(CONTROLS).map(([name, { what }]) => [name, what])),
  run,
};
