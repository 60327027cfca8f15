import { z } from 'zod';
import { LegalForm, type Rulebook } from '../programme/programme-facts.ts';
import { LocalDate } from '../shared/dates.ts';
import { assessEligibility, type Assessment } from './eligibility.ts';

const Count = z.int().min(0).max(1_000_000);

interface Counts {
  readonly total: number;
  readonly women: number;
  readonly youth: number;
  readonly youngWomen: number;
}

const isConsistent = ({ total, women, youth, youngWomen }: Counts): boolean =>
  youngWomen <= Math.min(women, youth) && women + youth - youngWomen <= total;

/** The few things that tell most people whether it is worth beginning: no name, no number, nothing that is kept. */
export const PreviewAnswers = z
  .strictObject({
    legalForm: LegalForm,
    /** Of the seat, and of the project. */
    province: z.string().regex(/^\d{2}\.\d{3}$/),
    sector: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/),
    members: z.strictObject({ total: z.int().min(1).max(1_000_000), women: Count, youth: Count, youngWomen: Count }),
    /** Of who carries the project, in years: only where the call has an age condition. */
    age: z.int().min(10).max(120).optional(),
  })
  .refine(({ members }) => isConsistent(members), {
    path: ['members', 'total'],
    message: 'members_inconsistent',
  });
export type PreviewAnswers = z.output<typeof PreviewAnswers>;

const PREVIEWED: readonly Assessment['rule'][] = ['legal_form', 'territory', 'sector', 'women_and_youth', 'age'];
const SOME_DAY = LocalDate.parse('2026-01-01');

/** What the call's own rules say of these answers; what only documents or an application can show is left out. */
export const previewEligibility = (rulebook: Rulebook, answers: PreviewAnswers): Assessment[] => {
  const { legalForm, province, sector, members, age } = answers;
  const bornOn = age === undefined ? {} : { carrierBornOn: LocalDate.parse(`${2026 - age}-01-01`) };
  return assessEligibility({
    rulebook,
    organisation: {
      legalForm,
      members: { ...members, withDisability: 0 },
      seat: { region: province.slice(0, 2), province, commune: '', douar: null },
      registration: UNSEEN,
    },
    application: { project: { title: '–', sector, province, ...bornOn }, plan: { uses: [], sources: [] } },
    facts: {
      submittedOn: SOME_DAY,
      otherApplications: 0,
      unsettledDossiers: 0,
      hasActiveAccount: true,
      isAgeWaived: false,
    },
  }).filter(({ rule }) => PREVIEWED.includes(rule));
};

const UNSEEN = {
  court: null,
  number: '',
  registeredOn: SOME_DAY,
  extractOn: null,
  odcoNumber: null,
  authority: null,
  receipt: null,
};
