import { z } from 'zod';
import { Criterion, Rulebook, UNSAID } from '../../services/programme/programme-facts.ts';
import type { Fields } from '../shared/fields.ts';

const { applicants, eligibility, funding, rubric, review, committee, approval, agreement } = Rulebook.shape;

/** A part of a rulebook that one form asks, by its own names. */
interface RuleForm {
  readonly fields: Fields;
  readonly schema: z.ZodObject<{ readonly [Part in keyof Rulebook]?: z.ZodType }>;
}

/** Made from its English title where it is new; it stays with its line from then on. */
const NamedLine = z.strictObject({ code: Criterion.shape.code.optional(), titles: Criterion.shape.titles });

const Document = Rulebook.shape.documents.unwrap().element;
const Report = Rulebook.shape.reports.element;

export const RULE_FORMS = {
  applicants: {
    fields: {
      'applicants.legalForms': 'codes',
      'applicants.regions': 'codes',
      'applicants.sectors': 'codes',
      'applicants.womenOrYouthMinBasisPoints': 'percent',
      'applicants.registrationExtractMonthsMax': 'number',
      'applicants.age.min': 'number',
      'applicants.age.max': 'number',
      'applicants.age.waiver.by': 'code',
      'applicants.age.waiver.upTo': 'number',
      'eligibility.decisionDays': 'number',
      'eligibility.complementWorkingDays': 'number',
      'eligibility.appealDays': 'number',
      'eligibility.isSilenceAcceptance': 'flag',
    },
    schema: z.strictObject({
      applicants: applicants.pick({
        legalForms: true,
        regions: true,
        sectors: true,
        womenOrYouthMinBasisPoints: true,
        registrationExtractMonthsMax: true,
        age: true,
      }),
      eligibility,
    }),
  },
  funding: {
    fields: {
      'funding.grantShareMaxBasisPoints': 'percent',
      'funding.grantCaps.*.legalForm': 'code',
      'funding.grantCaps.*.cap': 'amount',
      'funding.grantCaps.*.shareMaxBasisPoints': 'percent',
      'funding.grantCaps.*.gone': 'gone',
      'funding.totalMax': 'amount',
      'funding.ownContributionMinBasisPoints': 'percent',
      'funding.inKindShareMaxBasisPoints': 'percent',
      'funding.excludedUses': 'codes',
      'approval.fundersMin': 'number',
    },
    schema: z.strictObject({
      funding: funding.pick({
        grantShareMaxBasisPoints: true,
        grantCaps: true,
        totalMax: true,
        ownContributionMinBasisPoints: true,
        inKindShareMaxBasisPoints: true,
        excludedUses: true,
      }),
      approval: approval.pick({ fundersMin: true }),
    }),
  },
  documents: {
    fields: {
      'documents.*.kind': 'kept',
      'documents.*.titles.ar': 'text',
      'documents.*.titles.fr': 'text',
      'documents.*.titles.en': 'text',
      'documents.*.stage': 'code',
      'documents.*.legalForms': 'codes',
      'documents.*.gone': 'gone',
    },
    schema: z.strictObject({ documents: z.array(Document.extend({ kind: Document.shape.kind.optional() })).max(60) }),
  },
  scoring: {
    fields: {
      'rubric.threshold': 'number',
      'rubric.criteria.*.code': 'kept',
      'rubric.criteria.*.titles.ar': 'text',
      'rubric.criteria.*.titles.fr': 'text',
      'rubric.criteria.*.titles.en': 'text',
      'rubric.criteria.*.weight': 'number',
      'rubric.criteria.*.minimum': 'number',
      'rubric.criteria.*.gone': 'gone',
      'review.reviewersMin': 'number',
      'review.spreadMax': 'number',
      'review.days': 'number',
    },
    schema: z.strictObject({
      rubric: rubric.pick({ threshold: true }).extend({
        criteria: z
          .array(
            NamedLine.extend({
              weight: Criterion.shape.weight,
              minimum: Criterion.shape.minimum.default(null),
            }),
          )
          .min(1)
          .max(30),
      }),
      review: review.pick({ reviewersMin: true, spreadMax: true, days: true }),
    }),
  },
  committee: {
    fields: {
      'committee.quorum': 'number',
      'committee.seats': 'number',
      'committee.thirds.elected': 'number',
      'committee.thirds.state': 'number',
      'committee.thirds.civilSociety': 'number',
      'committee.castingVote': 'flag',
      'committee.noticeDays': 'number',
      'committee.secondConvening.quorum': 'number',
      'committee.secondConvening.afterDays': 'number',
      'committee.provisionalHoldDays': 'number',
      'committee.questionDays': 'number',
    },
    schema: z.strictObject({ committee: committee.omit({ promotion: true }) }),
  },
  approval: {
    fields: {
      'approval.workingDays': 'number',
      'approval.roundDays': 'number',
      'approval.planDays': 'number',
      'approval.roundsMax': 'number',
      'approval.totalDaysMax': 'number',
      'approval.levels.*.above': 'amount',
      'approval.levels.*.approvers': 'number',
      'approval.levels.*.gone': 'gone',
      'agreement.conventionAbove': 'amount',
      'agreement.signatureDays': 'number',
    },
    schema: z.strictObject({
      approval: approval.omit({ fundersMin: true }),
      agreement: agreement.pick({ conventionAbove: true, signatureDays: true }),
    }),
  },
  tranches: {
    fields: {
      'tranches.*.was': 'kept',
      'tranches.*.shareBasisPoints': 'percent',
      'tranches.*.proofs': 'codes',
      'tranches.*.gone': 'gone',
    },
    schema: z.strictObject({
      tranches: z
        .array(
          Rulebook.shape.tranches.element
            .pick({ shareBasisPoints: true, proofs: true })
            .extend({ was: z.coerce.number().int().optional() }),
        )
        .min(1)
        .max(12),
    }),
  },
  reports: {
    fields: {
      'reports.*.kind': 'code',
      'reports.*.dueMonths': 'number',
      'reports.*.blocksTranche': 'number',
      'reports.*.gone': 'gone',
    },
    schema: z.strictObject({
      reports: z.array(Report.extend({ blocksTranche: Report.shape.blocksTranche.default(null) })).max(24),
    }),
  },
} as const satisfies Record<string, RuleForm>;

export type RuleSection = keyof typeof RULE_FORMS;
export const RULE_SECTIONS = Object.keys(RULE_FORMS) as RuleSection[];

/** A rulebook as its forms ask it: what is unsaid is said, and a tranche has the place by which it is known. */
export const askedRules = (rulebook: Rulebook) => ({
  ...rulebook,
  committee: { ...UNSAID.committee, ...rulebook.committee },
  tranches: rulebook.tranches.map((tranche, was) => ({ ...tranche, was })),
});

export const isRuleSection = (section: string): section is RuleSection => section in RULE_FORMS;

/** The section whose form asks what stands at a place of the rulebook; null where none does. */
export const ruleSectionAt = (path: string): RuleSection | null => {
  const [, part = '', field = ''] = path.split('.');
  const names = (section: RuleSection) => Object.keys(RULE_FORMS[section].fields);
  const starting = (start: string) =>
    RULE_SECTIONS.find((section) => names(section).some((name) => `${name}.`.startsWith(`${start}.`)));
  return starting(`${part}.${field}`) ?? starting(part) ?? null;
};
