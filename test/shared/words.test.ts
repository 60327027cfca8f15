import { loadTexts } from '../../infra/texts.ts';
import { matches, repositoryIn } from '../tidy/repository.ts';
import { toldIn } from '../../services/shared/words.ts';
import { LANGUAGES } from '../../services/shared/texts.ts';

const texts = loadTexts();
const dh = (amount: string) => ({ amount, currency: 'MAD' });
const OVER_LIMIT = {
  code: 'grant_over_limit',
  numbers: { requested: dh('1301000.50'), allowed: dh('300000.00'), boundThatHeld: ['percentage', 'cap'] },
};

describe('what a check says in words', () => {
  it('gives amounts in dirhams and names the bounds, each kept in its own direction', () => {
    expect(toldIn(texts, 'en')('finding', OVER_LIMIT)).toBe(
      'The grant asked for, \u20661\u00a0301\u00a0000,50\u2069 MAD, exceeds what is allowed, \u2066300\u00a0000,00\u2069 MAD ' +
        '(bound that held: the share of the eligible base and the legal form’s ceiling).',
    );
    expect(toldIn(texts, 'ar')('finding', OVER_LIMIT)).toContain('\u2066300\u00a0000,00\u2069 درهم');
    expect(toldIn(texts, 'fr')('finding', OVER_LIMIT)).toContain('la part de la base éligible et le plafond');
  });

  it('gives shares in percent', () => {
    const numbers = { inKind: dh('1.00'), own: dh('2.00'), shareBasisPoints: 5_550, limitBasisPoints: 5_000 };
    const sentence = toldIn(texts, 'fr')('finding', { code: 'in_kind_over_limit', numbers });
    expect(sentence).toContain('(\u206655,5\u00a0%\u2069 contre \u206650\u00a0%\u2069)');
  });

  it('gives the title of a document in the reader’s language, not its code', () => {
    const title = { ar: 'النظام الأساسي', fr: 'Statuts', en: 'Statutes' };
    const missing = { code: 'document_missing', numbers: { kind: 'statutes', title } };
    expect(toldIn(texts, 'ar')('finding', missing)).toBe('وثيقة ناقصة: \u2068النظام الأساسي\u2069.');
    expect(toldIn(texts, 'fr')('finding', missing)).toBe('Document manquant : \u2068Statuts\u2069.');
  });

  it('chooses its words by a code that nobody names', () => {
    const numbers = { nature: 'in_kind', uses: dh('0.00'), sources: dh('1.00') };
    expect(toldIn(texts, 'en')('finding', { code: 'plan_unbalanced', numbers })).toContain('(in kind)');
  });

  it('says nothing of a code without a text', () => {
    expect(toldIn(texts, 'en')('finding', { code: 'unheard_of', numbers: {} })).toBeUndefined();
  });

  it.each(LANGUAGES)('has a sentence in %s for every finding and every reason of eligibility', (language) => {
    const { read } = repositoryIn(process.cwd());
    const findings = matches(
      read('services/application/findings.ts'),
      /(?:inPlan\(|code: |missing: |expired: |refused: )'(\w+)'/g,
    );
    const reasons = matches(
      read('services/application/eligibility.ts'),
      /(?:fails\(|reason: |isMet, |areIn, |excluded\(|asksAPerson\()'(\w+)'/g,
    );
    expect(findings.length).toBeGreaterThan(12);
    expect(reasons.length).toBeGreaterThan(8);
    const told = toldIn(texts, language);
    expect(findings.filter((code) => told('finding', { code, numbers: {} }) === undefined)).toEqual([]);
    expect(reasons.filter((code) => told('reason', { code, numbers: {} }) === undefined)).toEqual([]);
  });
});
