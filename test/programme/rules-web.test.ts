import fc from 'fast-check';
import type { Call } from '../../services/programme/programme-facts.ts';
import type { CallId } from '../../services/shared/ids.ts';
import { readFields } from '../../web/shared/fields.ts';
import { typedValues } from '../../web/shared/typed-values.ts';
import {
  askedOf,
  changedTerms,
  fieldsOf as namesOf,
  schemaOf,
  sectionAt,
  SECTIONS,
  type Section,
} from '../../web/programme/call-forms.ts';
import { dirhams } from '../../services/shared/money.ts';
import { callInput, draftCallWorld, type CallWorld } from '../support/builders/programme.ts';
import { fieldsOf } from '../support/pages.ts';
import { typedSection } from '../support/rule-forms.ts';
import { openSite, type Site } from '../support/site.ts';
import { by } from '../support/world.ts';

let world: Site['world'];
let pages: Site['pages'];
let looks: Site['looks'];
let close: Site['close'];
let call: CallWorld;
let address: string;
beforeAll(async () => {
  ({ world, pages, looks, close } = await openSite());
  call = await draftCallWorld(world);
  address = `/administration/calls/${call.callId}`;
}, 120_000);
afterAll(() => close());

const stored = (id: CallId) => world.useCases.programme.getCall(call.admin, id);
const termsOf = ({ titles, description, opensAt, closesAt, leadFunderId, funderIds, rulebook }: Call) => ({
  ...{ titles, description, opensAt, closesAt, leadFunderId, funderIds, rulebook },
});
const rulebookOf = async (id: CallId) => (await stored(id)).rulebook;

describe('the forms of a call', () => {
  it('give back what is stored, section by section, where nothing is typed over', async () => {
    const before = await stored(call.callId);
    for (const section of SECTIONS) {
      const fields = namesOf(section);
      const said = schemaOf(section).parse(readFields(fields, typedValues(fields, askedOf(section, before))).input);
      expect(changedTerms(before, section, said)).toEqual(termsOf(before));
    }
  });

  it('read any share as it was written, to the hundredth of a percent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (share) => {
        const values = typedValues({ share: 'percent' }, { share });
        expect(readFields({ share: 'percent' }, values).input).toEqual({ share });
      }),
    );
  });

  it('leave out a line that is dropped, and what it kept goes with it', async () => {
    const before = await stored(call.callId);
    const [first, second, ...others] = before.rulebook.tranches;
    const rulebook = { ...before.rulebook, tranches: [{ ...first!, uses: ['equipment'] }, second!, ...others] };
    const change = (gone: number) => {
      const fields = namesOf('tranches');
      const values = {
        ...typedValues(fields, askedOf('tranches', { ...before, rulebook })),
        [`tranches.${gone}.gone`]: 'yes',
      };
      const said = schemaOf('tranches').parse(readFields(fields, values).input);
      return changedTerms({ ...before, rulebook }, 'tranches', said).rulebook.tranches;
    };
    expect(change(0)).toEqual([second, ...others]);
    expect(change(1)).toEqual([{ ...first, uses: ['equipment'] }, ...others]);
  });

  it('are found for every place of a call that can be wrong', () => {
    expect(sectionAt('rulebook.rubric.tieBreak.0')).toBe('scoring');
    expect(sectionAt('rulebook.approval.fundersMin')).toBe('funding');
    expect(sectionAt('rulebook.approval.levels.1')).toBe('approval');
    expect(sectionAt('rulebook.tranches')).toBe('tranches');
    expect(sectionAt('closesAt')).toBe('dates');
    expect(sectionAt('funderIds.2')).toBe('funders');
    expect(sectionAt('description')).toBe('texts');
    expect(sectionAt('rulebook.indicators.0.code')).toBeNull();
  });
});

describe('the rules of a draft call, on their pages', () => {
  it('are listed with what they contradict, each beside its rule', async () => {
    const browser = await pages.browse(call.admin);
    const before = await browser.follow(address);
    expect(before.html).toContain(`href="${address}/rules/scoring"`);
    const tranches = { 'tranches.0.shareBasisPoints': '٣٠' };
    const saved = await browser.fill(`${address}/rules/tranches`, 'save_rules', await typed('tranches', tranches));
    expect(saved.html).toContain('The draft is saved.');
    expect(saved.html).toMatch(/The shares of the tranches sum to \S*90\s%/);
    const { html } = await browser.follow(`${address}/rules/tranches`);
    expect(html).toMatch(/The shares of the tranches sum to/);
    await browser.fill(
      `${address}/rules/tranches`,
      'save_rules',
      await typed('tranches', { 'tranches.0.shareBasisPoints': '40 %' }),
    );
    expect((await browser.follow(address)).html).not.toMatch(/The shares of the tranches sum to/);
  });

  it('change a criterion, add one and take one away; its anchors and its code stay', async () => {
    const browser = await pages.browse(call.admin);
    const first = (await rulebookOf(call.callId)).rubric.criteria[0]!;
    const change = {
      'rubric.criteria.0.weight': '15',
      'rubric.criteria.0.titles.en': 'Usefulness',
      'rubric.criteria.8.titles.ar': 'الاقتصاد في الماء',
      'rubric.criteria.8.titles.fr': 'Économie d’eau',
      'rubric.criteria.8.titles.en': 'Water saved',
      'rubric.criteria.8.weight': '5',
    };
    await browser.fill(`${address}/rules/scoring`, 'save_rules', await typed('scoring', change));
    const { criteria } = (await rulebookOf(call.callId)).rubric;
    expect(criteria[0]).toEqual({ ...first, weight: 15, titles: { ...first.titles, en: 'Usefulness' } });
    expect(criteria.at(-1)).toMatchObject({ code: 'water_saved', weight: 5, minimum: null });
    await browser.fill(
      `${address}/rules/scoring`,
      'save_rules',
      await typed('scoring', { 'rubric.criteria.8.gone': 'yes' }),
    );
    expect((await rulebookOf(call.callId)).rubric.criteria).toHaveLength(8);
  });

  it('stay as they were where a form is refused: what was folded, and what was unticked', async () => {
    const browser = await pages.browse(call.admin);
    const at = `${address}/rules/scoring`;
    const half = { 'rubric.criteria.9.titles.ar': '', 'rubric.criteria.9.titles.en': 'Half a line' };
    const wrong = { 'rubric.criteria.1.weight': 'plenty', ...half };
    const refused = await browser.fill(at, 'save_rules', await typed('scoring', wrong));
    expect(refused.status).toBe(422);
    const lines = refused.html.split('<details ').slice(1);
    const lineOf = (name: string) => lines.find((line) => line.includes(`name="${name}"`)) ?? '';
    expect(lineOf('rubric.criteria.1.weight')).toMatch(/^[^>]* open/);
    expect(lineOf('rubric.criteria.0.weight')).not.toMatch(/^[^>]* open/);
    expect(lineOf('rubric.criteria.9.titles.en')).toContain('value="Half a line"');
    expect(lineOf('rubric.criteria.9.titles.en')).toMatch(/^[^>]* open/);
    const { 'applicants.regions': _regions, ...others } = await typed('applicants', {});
    const unticked = await browser.fill(`${address}/rules/applicants`, 'save_rules', {
      ...others,
      'eligibility.decisionDays': 'soon',
    });
    expect(unticked.html).toContain('Regions: <bdi>The whole Kingdom</bdi>');
  });

  it('say what is wrong beside the field, in words, and keep what was typed', async () => {
    const browser = await pages.browse(call.admin);
    const at = `${address}/rules/funding`;
    const wrong = { 'funding.grantShareMaxBasisPoints': '160', 'funding.totalMax': 'beaucoup' };
    const refused = await browser.fill(at, 'save_rules', await typed('funding', wrong));
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Enter a percentage from 0 to 100.');
    expect(refused.html).toContain('href="#save_rules-funding.totalMax"');
    expect(refused.html).toContain('value="beaucoup"');
  });

  it('ask its dates, titles and funders, and tell at once what contradicts', async () => {
    const browser = await pages.browse(call.admin);
    const before = await stored(call.callId);
    const dates = { opensAt: '01/03/2026 09:00', closesAt: '٠١/٠٢/٢٠٢٦ 16:30' };
    const saved = await browser.fill(`${address}/rules/dates`, 'save_rules', await typed('dates', dates));
    expect(saved.html).toContain('The closing does not come after the opening.');
    const { html } = await browser.follow(`${address}/rules/dates`);
    expect(html).toMatch(/href="#save_rules-closesAt"/);
    const unreadable = await browser.fill(`${address}/rules/dates`, 'save_rules', { opensAt: 'soon', closesAt: '' });
    expect(unreadable.status).toBe(422);
    expect(unreadable.html).toContain('value="soon"');
    const titles = { 'titles.en': 'Water and crafts', 'description.ar': '' };
    const half = await browser.fill(`${address}/rules/texts`, 'save_rules', await typed('texts', titles));
    expect(half.html).toContain('href="#save_rules-description.ar"');
    await browser.fill(
      `${address}/rules/texts`,
      'save_rules',
      await typed('texts', { 'titles.en': 'Water and crafts' }),
    );
    const nobody = { funderIds: '', leadFunderId: call.funders.cdg };
    expect((await browser.fill(`${address}/rules/funders`, 'save_rules', nobody)).status).toBe(422);
    const without = { funderIds: call.funders.indh, leadFunderId: call.funders.cdg };
    const lone = await browser.fill(`${address}/rules/funders`, 'save_rules', without);
    expect(lone.html).toContain('The lead funder is not among the call’s funders.');
    const changed = await stored(call.callId);
    expect(changed.titles.en).toBe('Water and crafts');
    expect(changed.funderIds).toEqual([call.funders.indh]);
    const terms = { ...termsOf(before), funderIds: [...before.funderIds] };
    await world.useCases.programme.reviseCall(by(call.admin), call.callId, terms);
  });

  it('lose nothing that another administrator saved meanwhile', async () => {
    const browser = await pages.browse(call.admin);
    const at = `${address}/rules/committee`;
    const { html } = await browser.follow(at);
    const form = {
      ...fieldsOf(html, 'save_rules'),
      ...(await typed('committee', { 'committee.quorum': '5' })),
    };
    await browser.fill(`${address}/rules/reports`, 'save_rules', await typed('reports', {}));
    const stale = await browser.post(at, form);
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('value="5"');
  });

  it('are for the administration alone, and frozen once the call is published', async () => {
    const officer = await pages.browse(await world.holding('officer', 'desk_officer'));
    expect((await officer.follow(`${address}/rules/scoring`)).status).toBe(404);
    const { createCall, openEnvelope, publishCall, listContradictions } = world.useCases.programme;
    const other = await createCall(by(call.admin), { ...callInput(call.funders), reference: 'AAP-2026-91' });
    const absent = (await listContradictions(call.admin, other.id)).items.map(({ code }) => code);
    expect(absent).toEqual(['envelope_absent', 'envelope_absent', 'envelope_absent']);
    for (const funderId of [call.funders.indh, call.funders.region05, call.funders.region08]) {
      const open = { instrument: 'grant', year: 2026, callId: other.id, territory: null, marker: null } as const;
      const money = { amount: dirhams(100_000), act: 'Convention n° 9' };
      await openEnvelope(by(call.admin), { funderId, ...open, ...money });
    }
    expect((await listContradictions(call.admin, other.id)).items).toEqual([]);
    await publishCall(by(call.admin), other.id);
    const browser = await pages.browse(call.admin);
    const { html } = await browser.follow(`/administration/calls/${other.id}/rules/scoring`);
    expect(html).not.toContain('value="save_rules"');
    expect((await browser.follow(`/administration/calls/${other.id}/rules/dates`)).html).toContain(
      'this part does not change any more',
    );
  });

  it.each(SECTIONS)(
    '%s is accessible, in order and within the screen',
    async (section) => {
      const name = `rules-${section}`;
      expect(await looks.at({ name, address: `${address}/rules/${section}`, actor: call.admin })).toEqual([]);
    },
    60_000,
  );
});

const typed = async (section: Section, change: Record<string, string>) =>
  typedSection(await stored(call.callId), section, change);
