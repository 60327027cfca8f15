import type { Actor } from '../../../services/shared/command.ts';
import type { PersonId } from '../../../services/shared/ids.ts';
import { writeLines, type Line } from '../../../services/audit/lines.ts';
import { organisationInput, storedDocument } from '../../support/builders/registry.ts';
import { plaintextHits, valuesIn } from '../../support/plaintext.ts';
import { by, ISSUER, type World } from '../../support/world.ts';
import { bundleOf, judge, judgedByPython, trailIn, type Case, type Scene } from './scene.ts';

interface Somebody {
  readonly who: Actor;
  /** All that tells them from others. */
  readonly values: readonly string[];
}

const digits = (number: number, length: number) => String(number).padStart(length, '0');

/** Twenty-four digits whose key is right. */
const ribOf = (number: number): string => {
  const whole = `999330${digits(number, 16)}`;
  return `${whole}${digits(97 - Number((BigInt(whole) * 100n) % 97n), 2)}`;
};

/** Latin letters only: the name of an account holder carries no digits. */
const lettered = (number: number): string =>
  digits(number, 4).replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));

/** A person with all that Touiza keeps of one, who works alone under their own name and was let into the trail. */
const living = async (world: World, number: number): Promise<Somebody> => {
  const letters = lettered(number);
  const subject = `cin-${letters.toUpperCase()}${digits(number, 6)}`;
  const who = await world.holding(subject, 'auditor');
  const [name, nameAr] = [`Zahra Tazi ${letters}`, `زهراء التازي ${digits(number, 4)}`];
  const [email, phone, rib] = [`zahra.${letters}@exemple.ma`, `+2126${digits(number, 8)}`, ribOf(number)];
  await world.admin('access.person').where({ id: who.id }).update({ name, name_ar: nameAr });
  await world.useCases.access.savePreferences(by(who), { language: 'fr', email });
  await world.useCases.registry.registerOrganisation(
    by(who),
    organisationInput({
      ...{ legalForm: 'auto_entrepreneur', nameAr, nameLatin: name, ice: null, phone, email, rib },
      registration: { number: `AE-${letters}`, registeredOn: '2024-01-05' },
    }),
  );
  const session = { person_id: who.id, issuer: ISSUER, subject, signed_in_at: new Date(), form_key: Buffer.alloc(32) };
  await world.admin('access.session').insert({ ...session, digest: Buffer.alloc(32, digits(number, 8)) });
  const file = `carte-${letters}`;
  if (number % FILES_EACH === 0) await storedDocument(world, who, file);
  const values = [subject, name, nameAr, email, phone, rib];
  return { who, values: number % FILES_EACH === 0 ? [...values, `${file}.pdf`] : values };
};

/** One of so many hands a file in. */
const FILES_EACH = 10;

/** A step that forgets that events are for ever. */
const tellInTheOpen = ({ world }: Scene, { who, values }: Somebody) =>
  world.transact(by(who), ({ audit }) =>
    audit.record({ kind: 'test.told', subjectType: 'test', subjectId: who.id, dossierId: null, after: { values } }),
  );

const erased = async ({ world }: Scene, people: readonly Somebody[]): Promise<number> => {
  const admin = await world.holding('administrator-of-people', 'fund_administrator');
  const began = Date.now();
  for (const { who } of people) {
    await world.useCases.access.erasePerson(by(admin), who.id as PersonId, { reason: 'Asked by letter.' });
  }
  return (Date.now() - began) / people.length;
};

const alarmsIn = async (cases: readonly Case[], { trail }: Scene): Promise<string[]> => {
  const python = await judgedByPython(cases, { key: trail.first, folder: trail.folder });
  return cases.flatMap((each) => [
    ...judge(each, trail.first).map(({ code, subject }) => `${each.name}: false alarm ${code} ${String(subject)}`),
    ...(python.get(each.name) ?? []).map(({ code }) => `${each.name}: false alarm of the other verifier ${code}`),
  ]);
};

const told = (lines: readonly Line[], values: readonly string[]): number => valuesIn(writeLines(lines), values).length;

/** People come, act, are sealed and witnessed, and go: their values are nowhere, and every proof holds, old and new. */
export const provenErased = async (scene: Scene, { count, planted }: { count: number; planted: string | null }) => {
  const { world, trail, paid } = scene;
  const people: Somebody[] = [];
  for (let number = 1; number <= count; number += 1) {
    const somebody = await living(world, number);
    await world.useCases.audit.readTimeline(by(somebody.who), { dossierId: paid.dossierId, about: null, page: ONE });
    people.push(somebody);
  }
  if (planted === 'value-in-event') await tellInTheOpen(scene, people[0]!);
  await trail.sealAll();
  const values = people.flatMap((each) => each.values);
  const before = await bundleOf(scene, paid.dossierId);
  const stood = (await plaintextHits(world, values)).length;
  const each = await erased(scene, people);
  await trail.sealAll();
  const after = await bundleOf(scene, paid.dossierId);
  const whole = await world.admin.transaction(trailIn);
  const hits = await plaintextHits(world, values);
  const anchor = await trail.witnessed();
  const cases = [
    { name: 'a file taken before', lines: before, anchor },
    { name: 'a file taken after', lines: after, anchor },
    { name: 'the whole trail after', lines: whole, anchor },
  ];
  const outside = told(after, values) + told(whole, values) + told(anchor, values);
  return {
    counts: {
      'people erased': people.length,
      'their values found before': stood + told(before, values),
      'their values found after, anywhere': hits.length + outside,
      'milliseconds to erase one': Math.round(each),
    },
    faults: [
      ...(await alarmsIn(cases, scene)),
      ...hits.slice(0, 5).map(({ table, value }) => `${table} still says ${value}`),
      ...(outside === 0 ? [] : [`${String(outside)} values still stand in files or outside the database`]),
      ...(stood >= values.length && told(before, values) >= people.length ? [] : ['the search finds nothing']),
    ],
  };
};

const ONE = { limit: 1 };
