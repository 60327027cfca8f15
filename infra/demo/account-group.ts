/** Everyone here is invented; a resemblance to a real person is by chance. */
export interface DemoAccount {
  readonly account: string;
  /** The `sub` of the account's tokens: stable, and never a name. */
  readonly subject: string;
  readonly name: string;
  readonly nameAr: string;
  readonly language: 'ar' | 'fr' | 'en';
  readonly role: Readonly<Record<'fr' | 'en' | 'ar', string>>;
  /** What this person can do next on the demo fund, for the start block. */
  readonly next: string;
}

type Row = readonly [account: string, name: string, nameAr: string, language: DemoAccount['language']];

export interface DemoGroup {
  readonly role: DemoAccount['role'];
  readonly next: string;
  readonly people: readonly Row[];
}
