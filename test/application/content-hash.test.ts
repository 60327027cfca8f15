import fc from 'fast-check';
import { begin, revise, type Section } from '../../services/application/application.ts';
import { contentHash } from '../../services/application/content-hash.ts';
import type { Dossier } from '../../services/application/application-views.ts';
import type { FinancingPlan } from '../../services/application/financing-plan.ts';
import { idOf, type DossierId } from '../../services/shared/ids.ts';
import { money } from '../../services/shared/money.ts';
import { application, call, cooperative } from './demo-case.ts';

const now = new Date('2026-02-01T10:00:00Z');
const draft = begin(call, cooperative, {
  id: idOf<DossierId>('draft'),
  reference: 'AAP-2026-01-0001',
  title: 'x',
  now,
});
const { project, plan } = application;
const LAST: readonly Section[] = [{ project }, { plan }];

const earlier = fc.array<Section>(
  fc.oneof(
    fc.record({ project: fc.record({ title: fc.string({ minLength: 1 }), summary: fc.string() }) }),
    fc.record({ plan: fc.constant<FinancingPlan>({ uses: plan.uses.slice(2), sources: [] }) }),
  ),
  { maxLength: 6 },
);

const saved = (sections: readonly Section[]): Dossier =>
  sections.reduce((dossier: Dossier, section) => revise(dossier, section, { call, now }), draft);

describe('the content hash', () => {
  it('is the same in whatever order the sections were saved', () => {
    fc.assert(
      fc.property(earlier, earlier, fc.boolean(), (before, between, isTurned) => {
        const [first, second] = isTurned ? [LAST[1]!, LAST[0]!] : [LAST[0]!, LAST[1]!];
        const others = between.filter((each) => Object.keys(each)[0] !== Object.keys(first)[0]);
        const dossier = saved([...before, first, ...others, second]);
        expect(contentHash(dossier)).toBe(contentHash(saved(LAST)));
      }),
    );
  });

  it('changes with one centime, one word, the applicant or the rules', () => {
    const whole = saved(LAST);
    const [first, ...rest] = plan.uses;
    const others = [
      { ...whole, plan: { ...plan, uses: [{ ...first!, amount: money(first!.amount + 1n) }, ...rest] } },
      { ...whole, project: { ...project, commune: 'Mrirt' } },
      { ...whole, organisationId: idOf<Dossier['organisationId']>('another') },
      { ...whole, rulebookHash: 'b'.repeat(64) },
    ];
    const hashes = [whole, ...others].map(contentHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
