import { findDemoAccount } from '../../../infra/demo/accounts.ts';
import { Screen, type ScreenOptions } from './screen.ts';

interface PersonOptions extends ScreenOptions {
  readonly origin: string;
}

/** Somebody of the demo, or nobody in particular: no address is ever typed but that of the front page. */
export class Person extends Screen {
  readonly #account: string;
  readonly #origin: string;

  constructor({ origin, ...options }: PersonOptions) {
    super(options);
    this.#account = options.account;
    this.#origin = origin;
  }

  /** As the pages of their language call them. */
  get name(): string {
    const known = findDemoAccount(this.#account);
    if (!known) throw new Error(`nobody is called ${this.#account}`);
    return this.language === 'ar' ? known.nameAr : known.name;
  }

  /** The front page: the one address that anybody has to know. */
  async open(): Promise<this> {
    await this.openAt(this.#origin);
    await this.#speak();
    return this;
  }

  /** Becomes this person by the button that bears their name, which may be folded under others like them. */
  async signIn(): Promise<this> {
    await this.open();
    await this.press('page.sign_in');
    const button = this.page.locator('button', { hasText: this.name });
    const others = this.main.locator('details', { has: button });
    if (!(await button.isVisible())) await others.locator('summary').click();
    await this.reaching(() => button.click());
    await this.#speak();
    return this;
  }

  /** Chooses their language where the page is in another: everybody was asked for one once. */
  async #speak(): Promise<void> {
    const other = this.page.getByRole('banner').locator(`a[hreflang="${this.language}"]`);
    if ((await other.count()) > 0) await this.reaching(() => other.click());
  }

  async home(): Promise<void> {
    await this.place('page.home');
  }

  /** A main place of the service, by the menu. */
  async place(key: string): Promise<void> {
    const menu = this.page.getByRole('region', { name: this.say('page.navigation'), exact: true });
    const link = menu.getByRole('link', { name: this.say(key), exact: true });
    if (!(await link.isVisible()))
      await this.trying(menu.getByRole('button', { name: this.say('page.menu'), exact: true }).click());
    await this.reaching(() => link.click());
  }

  /** Goes home until this waits for them there, and follows it. */
  async answer(kind: string, about = '', named = `obligation.${kind}`): Promise<void> {
    await this.#fromHome(this.say(named), about);
  }

  /** Goes home until so much of this can be done there, and follows it. */
  async takeUp(kind: string, { count = 1, about = '' } = {}): Promise<void> {
    await this.#fromHome(this.say(`page.at_hand.${kind}`, { count }), about);
  }

  async #fromHome(name: string, about: string): Promise<void> {
    const waiting = this.main.getByRole('listitem').filter({ hasText: about });
    const link = waiting.getByRole('link', { name, exact: true }).first();
    await this.until(link, () => this.home());
    await this.reaching(() => link.click());
  }

  /** So many days later, by the demo's clock on the home page. */
  async later(...steps: readonly number[]): Promise<void> {
    await this.home();
    for (const days of steps) await this.press(this.say('page.clock_days', { days }));
  }

  /** The day that the demo's clock shows on the home page, some days on; as it is typed. */
  async day(daysOn = 0): Promise<string> {
    await this.home();
    const shown = await this.find(/\d\d\/\d\d\/\d{4}(?=\s\d\d:\d\d)/);
    const [day = 0, month = 0, year = 0] = shown.split('/').map(Number);
    const then = new Date(Date.UTC(year, month - 1, day + daysOn)).toISOString();
    return `${then.slice(8, 10)}/${then.slice(5, 7)}/${then.slice(0, 4)}`;
  }

  /** A part of a dossier, by the list of dossiers. */
  async openDossier(reference: string, part: string): Promise<void> {
    await this.place('page.place.dossiers');
    await this.follow(reference);
    await this.follow(part);
  }
}
