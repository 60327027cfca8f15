import { requireSound, type Proposal } from '../../services/committee/decision.ts';
import { minutesOf, numberOf } from '../../services/committee/minutes.ts';
import type { SittingRecord } from '../../services/committee/sitting-record.ts';
import { newId, type FunderId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import { tazartPlan } from '../support/builders/application.ts';

describe('a retained amount', () => {
  const [first, second] = [newId<FunderId>(), newId<FunderId>()];
  const plan = tazartPlan(first, second);
  const decision = (change: Partial<Proposal> = {}): Proposal => ({
    amount: dirhams(300_000),
    lines: [
      { funderId: first, amount: dirhams(210_000) },
      { funderId: second, amount: dirhams(90_000) },
    ],
    conditions: [{ text: 'Certificate', proof: 'sanitary_certificate', tranche: 3 }],
    ...change,
  });
  const sound =
    (change: Partial<Proposal> = {}) =>
    () => {
      requireSound(decision(change), plan, 3);
    };

  it('is sound where its lines sum to it within what was asked', () => {
    expect(sound()).not.toThrow();
  });

  it.each<[string, Partial<Proposal>, string]>([
    ['lines that are not the amount', { amount: dirhams(299_999) }, 'lines_do_not_sum'],
    [
      'one funder twice',
      { lines: [first, first].map((funderId) => ({ funderId, amount: dirhams(150_000) })) },
      'funder_twice',
    ],
    [
      'more than was asked',
      { amount: dirhams(300_001), lines: [{ funderId: first, amount: dirhams(300_001) }] },
      'amount_exceeds_request',
    ],
    [
      'a condition on a tranche that is not planned',
      { conditions: [{ text: 'Certificate', proof: 'sanitary_certificate', tranche: 4 }] },
      'tranche_unknown',
    ],
  ])('refuses %s', (_name, change, code) => {
    expect(sound(change)).toThrow(code);
  });
});

describe('the minutes', () => {
  const name = (id: string) => ({ id, name: `Name ${id}`, nameAr: `اسم ${id}` });
  const record: SittingRecord = {
    reference: 'CRS-1',
    callReference: 'AAP-2026-01',
    secondOf: 'CRS-0',
    sittingOn: '2026-03-20',
    closedAt: '2026-03-20T12:00:00.000Z',
    quorum: 4,
    chair: name('a'),
    secretary: name('s'),
    members: [{ ...name('a'), capacity: 'titular', third: 'elected', isPresent: true }],
    items: [
      {
        position: 1,
        rank: 1,
        dossierReference: 'AAP-2026-01-0001',
        title: 'Figues',
        rectifies: null,
        recusals: [{ ...name('b'), reason: 'Famille' }],
        presidedBy: name('c'),
        votes: [{ ...name('a'), vote: 'for' }],
        outcome: {
          decision: {
            kind: 'retained',
            amount: { amount: '300000.00', currency: 'MAD' },
            lines: [],
            conditions: [{ text: 'Certificat', proof: 'sanitary_certificate', tranche: 2 }],
          },
          tally: { present: 5, recused: 1, quorum: 4, for: 4, against: 0, abstain: 0 },
          lines: [{ funder: 'INDH', names: { ar: 'المبادرة', fr: 'L’Initiative' }, amount: '210000.00' }],
        },
      },
    ],
  };

  it('say the same in Arabic and in French', () => {
    const { content } = minutesOf('PV-2026-001', record);
    const { texts } = JSON.parse(content) as { texts: { ar: string; fr: string } };
    const facts = ['PV-2026-001', 'AAP-2026-01-0001', '20/03/2026', '300\u00a0000,00', '210\u00a0000,00', 'Certificat'];
    for (const text of [texts.ar, texts.fr]) expect(facts.filter((fact) => !text.includes(fact))).toEqual([]);
    expect(texts.fr).toContain('- L’Initiative : ');
    expect(texts.ar).toContain('- المبادرة: ');
    expect(texts.fr).not.toMatch(/INDH|2026-03-20|T12:00|\d\.\d/);
    expect(texts.fr).toContain('retenu sous conditions pour \u2066300\u00a0000,00\u2069 DH');
    expect(texts.fr).toContain('Seconde convocation, faute de quorum à la séance \u2066CRS-0\u2069');
    expect(texts.fr).toContain('Présidence de ce point : \u2068Name c\u2069');
    expect(texts.fr).toContain('Déport de \u2068Name b\u2069 : \u2068Famille\u2069');
    expect(texts.ar).toContain('تنحي \u2068اسم b\u2069: \u2068Famille\u2069');
    expect(texts.ar.split('\n')).toHaveLength(texts.fr.split('\n').length);
  });

  it('have one spelling and one hash, whatever order their facts came in', () => {
    const reversed = Object.fromEntries(Object.entries(record).reverse()) as unknown as SittingRecord;
    expect(minutesOf('PV-2026-001', reversed)).toEqual(minutesOf('PV-2026-001', record));
    expect(minutesOf('PV-2026-002', record).contentHash).not.toBe(minutesOf('PV-2026-001', record).contentHash);
  });

  it('are numbered in their year', () => {
    expect(numberOf(2026, 7)).toBe('PV-2026-007');
  });
});
