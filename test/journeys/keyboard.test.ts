import type { Page } from 'playwright-core';
import { loadTexts } from '../../infra/texts.ts';
import type { Actor } from '../../services/shared/command.ts';
import { draftDossier } from '../support/builders/application.ts';
import { openedRound } from '../support/builders/cofinancing.ts';
import { openSite, type Site } from '../support/site.ts';

let site: Site;
beforeEach(async () => {
  site = await openSite();
}, 120_000);
afterEach(() => site.close());

const texts = loadTexts();
const say = (key: string, facts: object = {}): string => texts.sentence('ar', key, facts) ?? key;

/** Further than any page's last stop. */
const STOPS_MAX = 120;

interface Focused {
  readonly name: string;
  readonly isSeen: boolean;
}

/** What has the focus: its words, and whether one sees that it has it. */
const FOCUSED = `(() => {
  const element = document.activeElement;
  const label = element.labels?.[0]?.innerText ?? element.innerText;
  const styles = [element, element.nextElementSibling].filter(Boolean).flatMap((each) => [getComputedStyle(each), getComputedStyle(each, '::before')]);
  const isSeen = styles.some(({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow !== 'none');
  return { name: label.trim(), isSeen };
})()`;

/** Somebody with nothing but the keys, at their home page, on a phone's width in Arabic. */
const atTheKeys = async (actor: Actor) => {
  const page: Page = await site.looks.window(actor);
  await page.goto(site.pages.url);
  const to = async (name: string): Promise<void> => {
    for (let stop = 0; stop < STOPS_MAX; stop += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate<Focused>(FOCUSED);
      if (!focused.isSeen) throw new Error(`nobody sees that "${focused.name}" has the focus`);
      if (focused.name === name) return;
    }
    throw new Error(`no key leads to "${name}" at ${page.url()}: ${await page.locator('main').innerText()}`);
  };
  const enter = async (name: string): Promise<void> => {
    await to(name);
    const loaded = page.waitForEvent('domcontentloaded');
    await page.keyboard.press('Enter');
    await loaded;
  };
  return {
    page,
    to,
    enter,
    press: (key: string) => page.keyboard.press(key),
    type: (text: string) => page.keyboard.type(text),
  };
};

describe('with the keys alone', () => {
  it('a holder answers a question, declares and submits', async () => {
    const { holder } = await draftDossier(site.world);
    const { page, to, enter, press, type } = await atTheKeys(holder);
    await enter(say('obligation.draft'));
    await enter(say('page.question.summary'));
    await to(say('page.field.answer.summary'));
    await press('Control+A');
    await type('مجفف بالطاقة الشمسية لأربعة وعشرين عضوا');
    await enter(say('page.draft.save_tasks'));
    await enter(say('page.check.title'));
    await to(say('page.field.declared'));
    await press('Space');
    await enter(say('page.check.submit'));
    expect(await page.locator('main').innerText()).toContain(say('page.receipt.sent'));
  }, 60_000);

  it('a funder’s officer advises and its approver gives less than was asked', async () => {
    const { people } = await openedRound(site.world);
    const officer = await atTheKeys(people.indh.officer);
    await officer.enter(say('page.at_hand.prepare_line', { count: 1 }));
    await officer.enter('AAP-2026-01-0001');
    await officer.to(say('page.opinion.favourable'));
    await officer.press('ArrowDown');
    await officer.press('ArrowUp');
    await officer.to(say('page.field.note'));
    await officer.type('مشروع مطابق لبرنامجنا');
    await officer.enter(say('page.line.prepare'));
    const approver = await atTheKeys(people.indh.approver);
    await approver.enter(say('obligation.approval'));
    await approver.to(say('page.field.approve_line.amount'));
    await approver.press('Control+A');
    await approver.type('150000');
    await approver.enter(say('page.line.approve'));
    const seen = await approver.page.locator('main').innerText();
    expect(seen).toContain(say('page.done.approve_line'));
    expect(seen.replaceAll('\u00a0', ' ')).toContain('150 000,00');
  }, 60_000);
});
