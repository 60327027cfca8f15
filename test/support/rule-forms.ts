import type { Call } from '../../services/programme/programme-facts.ts';
import { askedOf, fieldsOf, type Section } from '../../web/programme/call-forms.ts';
import { typedValues } from '../../web/shared/typed-values.ts';

/** A section of a call as its form shows it, with some fields typed over. */
export const typedSection = (call: Call, section: Section, change: Record<string, string>): Record<string, string> => ({
  ...typedValues(fieldsOf(section), askedOf(section, call)),
  ...change,
});
