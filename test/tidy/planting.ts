import { type Check, repositoryOf } from './repository.ts';

export type Texts = Readonly<Record<string, string>>;

/** A small untidy repository that a check must see through, and a tidy twin that it must let pass. */
export interface Planted {
  readonly check: Check;
  readonly tidy: Texts;
  readonly untidy: Texts;
  readonly finds: RegExp;
}

/** What is planted is put together here, so that the checks do not find it in the pages that plant it. */
export const word = (...halves: string[]): string => halves.join('');

export const findsWhatIsPlanted = (planted: readonly Planted[]): void => {
  const titled = planted.map((each) => ({ ...each, name: each.check.name, pattern: each.finds.source }));
  it.each(titled)('$name finds: $pattern', ({ check, tidy, untidy, finds }) => {
    expect(check(repositoryOf(tidy))).toEqual([]);
    expect(check(repositoryOf(untidy)).join('\n')).toMatch(finds);
  });
};
