import fc from 'fast-check';
import type { CallId } from '../../services/shared/ids.ts';
import { readFields } from '../../web/shared/fields.ts';
import { typedValues } from '../../web/shared/typed-values.ts';
import { RULE_FORMS, RULE_SECTIONS, sectionAt } from '../../web/programme/rule-forms.ts';
import { changedRules } from '../../web/programme/changed-rules.ts';
import { dirhams } from '../../services/shared/money.ts';
import { callInput, draftCallWorld, type CallWorld } from '../support/builders/programme.ts';
import { fieldsOf } from '../support/pages.ts';
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

const rulebookOf = async (id: CallId) => (await world.useCases.programme.getCall(call.admin, id)).rulebook;

describe('the forms of a rulebook', () => {
  it('give back what is stored, section by section, where nothing is typed over', async () => {
    const rulebook = await rulebookOf(call.callId);
    for (const section of RULE_SECTIONS) {
      const { fields, schema } = RULE_FORMS[section];
      const said = schema.parse(readFields(fields, typedValues(fields, rulebook)).input) as object;
      expect(changedRules(rulebook, fields, said)).toMatchObject(rulebook);
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

  it('are found for every place of a rulebook that can be wrong', () => {
    expect(sectionAt('rulebook.rubric.tieBreak.0')).toBe('scoring');
    expect(sectionAt('rulebook.approval.fundersMin')).toBe('funding');
    expect(sectionAt('rulebook.approval.levels.1')).toBe('approval');
    expect(sectionAt('rulebook.tranches')).toBe('tranches');
    expect(sectionAt('closesAt')).toBeNull();
  });
});

describe('the rules of a draft call, on their pages', () => {
  it('are listed with what they contradict, each beside its rule', async () => {
    const browser = await pages.browse(call.admin);
    const before = await browser.follow(address);
    expect(before.html).toContain(`href="${address}/rules/scoring"`);
    const tranches = { 'tranches.0.shareBasisPoints': '٣٠' };
    const saved = await browser.fill(`${address}/rules/tranches`, 'save_rules', await typed('tranches', tranches));
    expect(saved.html).toContain('The rules are saved.');
    expect(saved.html).toMatch(/The shares of the tranches sum to/);
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
    const emptied = Object.fromEntries(
      ['titles.ar', 'titles.fr', 'titles.en', 'weight'].map((name) => [`rubric.criteria.8.${name}`, '']),
    );
    await browser.fill(`${address}/rules/scoring`, 'save_rules', await typed('scoring', emptied));
    expect((await rulebookOf(call.callId)).rubric.criteria).toHaveLength(8);
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

  it('lose nothing that another administrator saved meanwhile', async () => {
    const browser = await pages.browse(call.admin);
    const at = `${address}/rules/committee`;
    const { html } = await browser.follow(at);
    const form = { ...fieldsOf(html, 'save_rules'), ...(await typed('committee', { 'committee.quorum': '5' })) };
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
    expect(html).toContain('not drafted here any more');
    expect(html).not.toContain('value="save_rules"');
  });

  it.each(RULE_SECTIONS)(
    '%s is accessible, in order and within the screen',
    async (section) => {
      const name = `rules-${section}`;
      expect(await looks.at({ name, address: `${address}/rules/${section}`, actor: call.admin })).toEqual([]);
    },
    60_000,
  );
});

/** The section as it is stored, with some fields typed over. */
const typed = async (section: keyof typeof RULE_FORMS, change: Record<string, string>) => ({
  ...typedValues(RULE_FORMS[section].fields, await rulebookOf(call.callId)),
  ...change,
});
