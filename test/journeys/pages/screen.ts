import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Download, Locator, Page } from 'playwright-core';
import type { Language, Texts } from '../../../services/shared/texts.ts';
import { inSentence } from '../../../web/shared/in-sentence.ts';
import { misplacedNumbers, sticksOut, wordless } from '../../support/glyphs.ts';

export interface ScreenOptions {
  /** Whose screen it is. */
  readonly account: string;
  readonly language: Language;
  readonly context: BrowserContext;
  readonly texts: Texts;
  /** Told after each page that was reached. */
  readonly onPage: (page: Page) => Promise<void>;
}

export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const PATIENCE_MS = 60_000;
const PAUSE_MS = 60;

/** A page as somebody uses it who knows only what stands there: names of links, buttons and fields in their language. */
export class Screen {
  readonly #options: ScreenOptions;
  #page: Page | null = null;

  constructor(options: ScreenOptions) {
    this.#options = options;
  }

  get language(): Language {
    return this.#options.language;
  }

  /** The catalogue's words for a key, as they stand on a page of this language. */
  say(key: string, facts: object = {}): string {
    const words = this.#options.texts.sentence(this.language, key, inSentence({ ...facts }));
    if (words === undefined) throw new Error(`no words for ${key}`);
    return words;
  }

  protected get page(): Page {
    if (this.#page === null) throw new Error(`${this.#options.account} has opened nothing yet`);
    return this.#page;
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  protected async openAt(address: string): Promise<void> {
    this.#page ??= await this.#options.context.newPage();
    await this.reaching(() => this.page.goto(address));
  }

  /** Looks at a page again and again until this is there: automatic steps follow within a moment. */
  async until(what: Locator, again: () => Promise<void>): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    for (let first = true; first || Date.now() < end; first = false) {
      await again();
      if ((await what.count()) > 0) return;
      await pause(PAUSE_MS);
    }
    throw await this.stuck(`${what.toString()} has not come`);
  }

  async reload(): Promise<void> {
    await this.reaching(() => this.page.reload());
  }

  /** What leads on by this name, as a link or a button. */
  link(words: string, within = this.main): Locator {
    const named = { name: this.#wordsOf(words), exact: true };
    return within.getByRole('link', named).or(within.getByRole('button', named)).first();
  }

  /** By the words of a key, or as they stand. */
  async follow(words: string, within = this.main): Promise<void> {
    await this.reaching(() => this.link(words, within).click());
  }

  /** One level up, by the link above the page. */
  async back(): Promise<void> {
    const up = this.page.getByRole('navigation', { name: this.say('page.back'), exact: true });
    await this.reaching(() => up.getByRole('link').click());
  }

  async press(words: string, within = this.main): Promise<void> {
    const button = within.getByRole('button', { name: this.#wordsOf(words), exact: true }).first();
    await this.reaching(() => button.click());
    const wrong = this.main.getByRole('alert').filter({ hasText: this.say('page.faults') });
    if ((await wrong.count()) > 0) throw await this.stuck(`refused: ${await wrong.innerText()}`);
  }

  /** Opens what is folded under these words. */
  async unfold(words: string): Promise<void> {
    const folded = this.main
      .locator('details')
      .filter({ has: this.page.getByText(this.#wordsOf(words)) })
      .first();
    if ((await folded.getAttribute('open')) === null) await folded.locator('summary').first().click();
  }

  /** The part of the page under a legend. */
  group(words: string): Locator {
    return this.main.getByRole('group', { name: this.#wordsOf(words), exact: true });
  }

  field(words: string, within = this.main): Locator {
    return within.getByLabel(this.#wordsOf(words), { exact: true });
  }

  async type(words: string, value: string | number, within = this.main): Promise<void> {
    await this.trying(this.field(words, within).first().fill(String(value)));
  }

  /** The first choice of a list whose words contain these. */
  async select(words: string, option: string, within = this.main): Promise<void> {
    const list = this.field(words, within).first();
    const choose = async () => {
      const label = await list
        .locator('option', { hasText: this.#wordsOf(option) })
        .first()
        .textContent();
      await list.selectOption({ label: label ?? '' });
    };
    await this.trying(choose());
  }

  /** One of several under a question, by its words; a box to tick is its own question. */
  async choose(option: string, within = this.main): Promise<void> {
    await this.trying(this.field(option, within).first().check());
  }

  async attach(file: GivenFile, words = 'page.field.file'): Promise<void> {
    await this.trying(this.field(words).first().setInputFiles(file));
  }

  /** The amount that stands in a field already. */
  async amountIn(words: string): Promise<number> {
    return Number((await this.field(words).inputValue()).replaceAll(/\s/g, '').replace(',', '.'));
  }

  /** What a link gives to keep. */
  async download(words: string): Promise<Buffer> {
    const coming = this.page.waitForEvent('download');
    await this.trying(this.link(words).click());
    return bytesOf(await coming);
  }

  /** What stands in the page, as people read it. */
  async read(): Promise<string> {
    return this.main.innerText();
  }

  /** The text of the first thing on the page that is like this. */
  async find(pattern: RegExp): Promise<string> {
    const found = pattern.exec(await this.read())?.[0];
    if (found === undefined) throw await this.stuck(`nothing like ${pattern.source}`);
    return found;
  }

  #wordsOf(words: string): string {
    return /^[a-z]\w*(?:\.\w+)+$/.test(words) ? this.say(words) : words;
  }

  /** Does what leads to another page, waits for it, and looks whether it stands there as it should. */
  protected async reaching(act: () => Promise<unknown>): Promise<void> {
    const loaded = this.page.waitForEvent('domcontentloaded');
    loaded.catch(() => undefined);
    await this.trying(act());
    await loaded;
    const wrong = await this.page.evaluate<string[]>(`[...${wordless}, ...${misplacedNumbers}, ...${sticksOut}]`);
    if (wrong.length > 0) throw await this.stuck(`does not look right: ${wrong.join(', ')}`);
    await this.#options.onPage(this.page);
  }

  protected async trying(act: Promise<unknown>): Promise<void> {
    try {
      await act;
    } catch (error) {
      throw await this.stuck(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    }
  }

  /** Where they are and what they see there: what is missing on a page is found by reading it. */
  protected async stuck(why: string): Promise<Error> {
    const seen = await this.page.locator('body').ariaSnapshot();
    return new Error(`${this.#options.account} at ${this.page.url()}: ${why}\n${seen}`);
  }
}

const bytesOf = async (download: Download): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts);
};
