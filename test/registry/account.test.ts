import fc from 'fast-check';
import {
  ACCOUNT_STATUSES,
  cancelled,
  certify,
  coolingOffEnd,
  declare,
  NEXT_ACCOUNT_STATUSES,
  standingOf,
  type Account,
} from '../../services/registry/account.ts';
import { Rib } from '../../services/registry/identifiers.ts';
import { addDays, localDateOf, LocalDate } from '../../services/shared/dates.ts';
import {
  newId,
  type AccountId,
  type DocumentId,
  type OrganisationId,
  type PersonId,
} from '../../services/shared/ids.ts';
import { createWorld, type World } from '../support/world.ts';

const organisationId = newId<OrganisationId>();
const holder = newId<PersonId>();
const officer = newId<PersonId>();
const FIRST = Rib.parse('999780000000000000000105');
const SECOND = Rib.parse('999010000000000000000250');
const LATER = new Date('2026-01-12T23:59:59.999Z');

const declaring = (rib = FIRST, live: Account[] = [], isRibDisputed = false) =>
  declare({ id: newId<AccountId>(), organisationId, rib, declaredBy: holder, isRibDisputed }, live);
const certification = (activatesAt: Date | null = null, certifiedBy = officer) => ({
  certifiedBy,
  certificateId: newId<DocumentId>(),
  activatesAt,
});

const active = certify(declaring(), certification());
const coolingOff = certify(declaring(SECOND, [active]), certification(LATER));

describe('an account', () => {
  it('is certified once, by another person than declared it', () => {
    expect(active.status).toBe('active');
    expect(coolingOff).toMatchObject({ status: 'certified', activatesAt: LATER });
    for (const each of [active, coolingOff]) {
      expect(() => certify(each, certification())).toThrow('account_not_declared');
    }
    expect(() => certify(declaring(), certification(null, holder))).toThrow('account_four_eyes');
    expect(() => certify(declaring(FIRST, [], true), certification())).toThrow('rib_disputed');
  });

  it('is declared once, and not while another change cools off', () => {
    expect(() => declaring(FIRST, [active])).toThrow('rib_already_declared');
    expect(() => declaring(Rib.parse('999330000000000000000579'), [active, coolingOff])).toThrow(
      'account_change_pending',
    );
  });

  it('can be called off until payments go to it', () => {
    expect(cancelled(declaring()).status).toBe('cancelled');
    expect(cancelled(coolingOff).status).toBe('cancelled');
    expect(() => cancelled(active)).toThrow('account_not_cancellable');
    expect(() => cancelled(cancelled(coolingOff))).toThrow('account_not_cancellable');
  });

  it.each([
    ['nothing yet', [], 'account_not_active'],
    ['a first declaration', [declaring()], 'account_not_active'],
    ['an account in use', [active], null],
    ['a change declared', [active, declaring(SECOND)], 'account_change_pending'],
    ['a change that cools off', [active, coolingOff], 'account_cooling_off'],
    ["a change to another organisation's account", [active, declaring(SECOND, [], true)], 'rib_disputed'],
  ])('with %s holds payments back as it should', (_name, live, hold) => {
    const standing = standingOf(live);
    expect(standing.hold).toBe(hold);
    expect(standing.until).toEqual(hold === 'account_cooling_off' ? LATER : null);
  });

  it('cools off for whole working days: never shorter, never ending on a day off', () => {
    const holidays = new Set([LocalDate.parse('2026-01-14')]);
    const anyDay = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (certified, days) => {
        const end = coolingOffEnd(certified, days, holidays);
        const last = localDateOf(end);
        expect(last >= addDays(localDateOf(certified), days)).toBe(true);
        expect(holidays.has(last) || [0, 6].includes(new Date(last).getUTCDay())).toBe(false);
        expect(localDateOf(new Date(end.getTime() + 1)) > last).toBe(true);
      }),
    );
  });
});

describe('the steps of an account', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.drop());

  it('are the same in the table as in the code', async () => {
    const { rows } = await world.admin.raw<{ rows: { source: string }[] }>(
      `select prosrc as source from pg_proc where proname = 'guard_account'`,
    );
    const inTable = [...(rows[0]?.source ?? '').matchAll(/\('(\w+)', '(\w+)'\)/g)].map(
      ([, from, to]) => `${from}-${to}`,
    );
    const inCode = ACCOUNT_STATUSES.flatMap((from) => NEXT_ACCOUNT_STATUSES[from].map((to) => `${from}-${to}`));
    expect(new Set(inTable)).toEqual(new Set(inCode));
  });
});
