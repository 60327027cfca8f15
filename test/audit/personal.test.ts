import { exportsOn } from '../../api/evidence.ts';
import { readLines, type LineOf } from '../../services/audit/lines.ts';
import { COMMITMENT, commitmentOf } from '../../services/audit/personal.ts';
import { verifyEvidence } from '../../services/audit/verify-evidence.ts';
import { NewMandate } from '../../services/application/mandate.ts';
import type { Actor } from '../../services/shared/command.ts';
import { settledTranche, type TrancheWorld } from '../support/builders/disbursement.ts';
import { organisationInput, storedDocument } from '../support/builders/registry.ts';
import { trailOf, type Trail } from '../support/builders/trail.ts';
import { by, createWorld, type World } from '../support/world.ts';

const PHONE = '+212612345678';
const EMAIL = 'fatima.zahra@example.ma';
const RIB = '999780000000000000000105';

interface Kept {
  readonly commitment: string;
  readonly about: string;
  readonly value: string;
  readonly salt: Buffer;
}

let world: World;
let trail: Trail;
let paid: TrancheWorld;
let auditor: Actor;
let fatima: Actor;
let organisationId: string;
beforeAll(async () => {
  world = await createWorld();
  trail = await trailOf(world);
  paid = await settledTranche(world);
  auditor = await world.holding('auditor', 'auditor');
  fatima = await world.person('fatima');
  const input = organisationInput({
    legalForm: 'auto_entrepreneur',
    nameAr: 'فاطمة الزهراء أيت علي',
    nameLatin: 'Fatima Zahra Ait Ali',
    ice: null,
    registration: { number: 'AE-17', registeredOn: '2024-01-05' },
    phone: PHONE,
    email: EMAIL,
    rib: '999330000000000000000579',
  });
  organisationId = (await world.useCases.registry.registerOrganisation(by(fatima), input)).id;
  await trail.sealAll();
}, 120_000);
afterAll(async () => {
  await trail.remove();
  await world.drop();
});

const eventsAsText = async (where: object = {}): Promise<string> => {
  const rows = await world.admin<object>('audit.event').where(where);
  return JSON.stringify(rows, (_key, each: unknown) => (typeof each === 'bigint' ? each.toString() : each));
};
const keptAbout = (about: string) => world.admin<Kept>('audit.personal').where({ about });
const search = (query: object) => world.useCases.audit.searchEvents(by(auditor), { limit: 50, ...query });

describe('a personal value in an event', () => {
  it('stands as a commitment; the value and its salt are kept beside, under whom they are about', async () => {
    const told = await eventsAsText({ kind: 'registry.organisation_registered', subject_id: organisationId });
    for (const value of [PHONE, EMAIL, '999330000000000000000579', 'Ait Ali', 'فاطمة', 'Noughbalou']) {
      expect(told).not.toContain(value);
    }
    const kept = await keptAbout(organisationId);
    expect(kept.map(({ value }) => value)).toEqual(expect.arrayContaining([PHONE, EMAIL, 'Fatima Zahra Ait Ali']));
    for (const { commitment, salt, value } of kept) {
      expect(told).toContain(commitment);
      expect(commitmentOf(salt, value)).toBe(commitment);
    }
  });

  it('is what a sign-in calls somebody, in every event, in refusals and under signatures, too', async () => {
    const open = await world.admin('audit.event').whereRaw(`known_by ->> 'subject' not like 'commitment:%'`);
    expect(open).toEqual([]);
    const signed = await world.admin<{ known_by: { subject: string } }>('agreement.signature');
    expect(signed.length).toBeGreaterThan(0);
    for (const { known_by: known } of signed) expect(known.subject).toMatch(COMMITMENT);
  });

  it('is the name of a file, a bank account, and who declared a mandate at the counter', async () => {
    const agent = await world.holding('agent', 'platform_agent');
    const documentId = await storedDocument(world, agent, 'mandat-fatima');
    const input = NewMandate.parse({ organisationId, documentId, declaredBy: 'Fatima Z.', until: '2027-01-01' });
    const { id } = await world.useCases.application.recordMandate(by(agent), input);
    await world.useCases.application.endMandate(by(fatima), id);
    const told = await eventsAsText();
    for (const value of ['mandat-fatima', 'Fatima Z.', RIB]) expect(told).not.toContain(value);
    expect(await keptAbout(organisationId)).toContainEqual(expect.objectContaining({ value: 'Fatima Z.' }));
    expect(await keptAbout(agent.id)).toContainEqual(expect.objectContaining({ value: 'mandat-fatima.pdf' }));
  });

  it('is what somebody looked for in a list that they took away: only that they looked is told', async () => {
    const told: object[] = [];
    const record = exportsOn(({ entry }) => Promise.resolve(told.push(entry.after ?? {})).then(() => undefined));
    const query = { limit: 50, q: 'Fatima', role: 'auditor' };
    await record({ actor: auditor, operation: 'listPeople', query, rows: 1, requestId: 'r' });
    expect(told).toEqual([{ filter: { q: true, role: 'auditor' }, rows: 1 }]);
  });

  it('has one commitment for one who says it twice, and another for another', async () => {
    const [first, again, other] = await Promise.all(
      [fatima, fatima, auditor].map(async ({ id }) => {
        const { rows } = await world.knex.raw<{ rows: { it: string }[] }>('select audit.hide(?, ?) as it', [id, EMAIL]);
        return rows[0]?.it;
      }),
    );
    expect(first).toMatch(COMMITMENT);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('is read by those who may read the event', async () => {
    const { items } = await search({ kind: 'registry.organisation_registered', personId: fatima.id });
    expect(items).toMatchObject([
      { after: { phone: PHONE, email: EMAIL, nameAr: 'فاطمة الزهراء أيت علي' }, knownBy: { subject: 'fatima' } },
    ]);
  });

  it('goes into evidence with its salt, and is proven by it', async () => {
    const scope = { dossierId: paid.dossierId, about: null, name: paid.dossierId };
    const { bytes } = await world.useCases.audit.exportEvidence(by(auditor), scope);
    const lines = readLines(Buffer.from(bytes).toString('utf8'));
    expect(verifyEvidence({ lines, anchor: [], key: trail.first })).toMatchObject({ findings: [] });
    const told = lines.filter((line): line is LineOf<'personal'> => line?.is === 'personal');
    expect(told.map(({ value }) => value)).toContain('holder-tazart');
    const lying = lines.map((line) => (line === told[0] ? { ...told[0], value: 'somebody else' } : line));
    expect(verifyEvidence({ lines: lying, anchor: [], key: trail.first }).findings).toMatchObject([
      { code: 'personal_changed', subject: told[0]?.commitment },
    ]);
  });

  it.each([
    ['be written by hand', `insert into audit.personal select 'x', about, 'x', salt from audit.personal limit 1`],
    ['be changed', `update audit.personal set value = 'x'`],
    ['be deleted', 'delete from audit.personal'],
    ['be emptied', 'truncate audit.personal'],
  ])('cannot %s, by the application or by whoever owns the table', async (_what, attempt) => {
    await expect(world.knex.raw(attempt)).rejects.toThrow();
    await expect(world.admin.raw(attempt)).rejects.toThrow();
  });
});
