import type { z } from 'zod';
import { CallTerms } from '../../services/programme/programme.ts';
import type { Call } from '../../services/programme/programme-facts.ts';
import type { Fields } from '../shared/fields.ts';
import { changedRules } from './changed-rules.ts';
import { askedRules, isRuleSection, ruleSectionAt, RULE_FORMS, RULE_SECTIONS, type RuleSection } from './rule-forms.ts';

/** What a call says besides its rules, one short form each. */
const CALL_FORMS = {
  texts: {
    fields: {
      'titles.ar': 'text',
      'titles.fr': 'text',
      'titles.en': 'text',
      'description.ar': 'text',
      'description.fr': 'text',
      'description.en': 'text',
    },
    schema: CallTerms.pick({ titles: true, description: true }),
  },
  dates: {
    fields: { opensAt: 'instant', closesAt: 'instant' },
    schema: CallTerms.pick({ opensAt: true, closesAt: true }),
  },
  funders: {
    fields: { leadFunderId: 'code', funderIds: 'codes' },
    schema: CallTerms.pick({ leadFunderId: true, funderIds: true }),
  },
} as const satisfies Record<string, { fields: Fields; schema: z.ZodObject }>;

export type CallSection = keyof typeof CALL_FORMS;
export type Section = CallSection | RuleSection;
const CALL_SECTIONS = Object.keys(CALL_FORMS) as CallSection[];
/** Every form of a draft, in the order in which a call is thought of. */
export const SECTIONS: readonly Section[] = [...CALL_SECTIONS, ...RULE_SECTIONS];

export const fieldsOf = (section: Section): Fields =>
  isRuleSection(section) ? RULE_FORMS[section].fields : CALL_FORMS[section].fields;

export const schemaOf = (section: Section): z.ZodObject =>
  isRuleSection(section) ? RULE_FORMS[section].schema : CALL_FORMS[section].schema;

/** Where what a section asks stands. */
export const askedOf = (section: Section, call: Call): unknown =>
  isRuleSection(section) ? askedRules(call.rulebook) : call;

/** The section whose form asks what stands at a place of a call; null where none does. */
export const sectionAt = (path: string): Section | null => {
  const [root = ''] = path.split('.');
  if (root === 'rulebook') return ruleSectionAt(path);
  const asks = (section: CallSection) => Object.keys(CALL_FORMS[section].fields).map((name) => name.split('.')[0]);
  return CALL_SECTIONS.find((section) => asks(section).includes(root)) ?? null;
};

/** The terms of a call with what the form of one section says. */
export const changedTerms = (call: Call, section: Section, said: object): CallTerms => {
  const { titles, description, opensAt, closesAt, leadFunderId, funderIds, rulebook } = call;
  const terms = { titles, description, opensAt, closesAt, leadFunderId, funderIds: [...funderIds], rulebook };
  return isRuleSection(section)
    ? { ...terms, rulebook: changedRules(rulebook, fieldsOf(section), said) }
    : { ...terms, ...said };
};
