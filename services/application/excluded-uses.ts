import type { Rulebook } from '../programme/programme-facts.ts';
import type { FinancingPlan, Use } from './financing-plan.ts';

export interface ExcludedUse {
  readonly use: Use;
  /** The word of its label that excludes it; null where its category does. */
  readonly word: string | null;
}

/** The cost lines that the rulebook does not admit: by their category, or, whatever that is, by a word of their label. */
export const excludedUses = ({ funding }: Rulebook, { uses }: FinancingPlan): ExcludedUse[] => {
  const words = (funding.excludedWords ?? []).map((word) => ({ word, pattern: patternOf(word) }));
  return uses.flatMap((use): ExcludedUse[] => {
    if (funding.excludedUses.includes(use.category)) return [{ use, word: null }];
    const label = folded(use.label);
    const found = words.find(({ pattern }) => pattern.test(label));
    return found ? [{ use, word: found.word }] : [];
  });
};

/** Alef and ya have several spellings, and a final ta is often typed as ha; accents, vowels and tatweel are no letters. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\u0640]/gu, '')
    .replace(/\u0671/g, '\u0627')
    .replace(/\u0649/g, '\u064A')
    .replace(/\u0629/g, '\u0647')
    .toLowerCase();

/** Arabic joins the article and its short particles to the word: «والأغنام» is still the word «أغنام». */
const JOINED = '[\u0648\u0641]?(?:[\u0628\u0643\u0644]?\u0627\u0644|\u0644\u0644|[\u0628\u0643\u0644])?';

/** A whole word, or several in a row: «bovin» is not in «Bovinia». */
const patternOf = (word: string): RegExp => {
  const parts = folded(word).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (parts.length === 0) return /(?!)/u;
  const inside = parts.join('[^\\p{L}\\p{N}]+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${JOINED}${inside}(?![\\p{L}\\p{N}])`, 'u');
};
