import type { ComponentChildren } from 'preact';
import type { Rulebook } from '../../services/programme/programme-facts.ts';
import type { FunderSummary } from '../../services/programme/programme-views.ts';
import { LEGAL_FORMS } from '../../services/programme/rulebook-terms.ts';
import type { FormState } from '../shared/form.tsx';
import { codeName, type Territory } from '../shared/named.ts';
import { Num } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';

/** What the fields of a section may need to know. */
export interface AskedProps {
  readonly form: FormState;
  readonly reader: Reader;
  readonly rulebook: Rulebook;
  readonly funders: readonly FunderSummary[];
  readonly territories: readonly Territory[];
}

interface Item {
  readonly value: string;
  readonly text: string;
}

export const formItems = ({ say }: Reader) => LEGAL_FORMS.map((value) => ({ value, text: say(`legalForm.${value}`) }));

/** Choices of a list; those that a rulebook made up itself stay among them. */
export const choices = (items: readonly Item[], own: readonly string[], reader: Reader) => [
  ...items.map(({ value, text }) => ({ value, label: text })),
  ...own
    .filter((code) => items.every(({ value }) => value !== code))
    .map((code) => ({ value: code, label: codeName(reader, 'sector', code) })),
];

/** A code that was chosen of a list, by its name; what cannot be one says nothing. */
export const chosenOf = (items: readonly Item[], value: string | undefined): string =>
  items.find((item) => item.value === value)?.text ?? '';

/** A figure of a line as it was typed, and what it counts. */
export const figure = (typed: string | undefined, unit: string): ComponentChildren =>
  typed === undefined ? null : (
    <>
      {' · '}
      <Num>{typed}</Num> {unit}
    </>
  );

/** After how many months, as far as a number was typed. */
export const monthsAfter = (typed: string | undefined, { say }: Reader): ComponentChildren =>
  typed !== undefined && /^\d+$/.test(typed) ? <> · {say('page.rules.months', { months: Number(typed) })}</> : null;

const STAGES = ['application', 'agreement', 'payment'] as const;
export const stageItems = ({ say }: Reader) =>
  STAGES.map((value) => ({ value, text: say(`page.rules.asked_at.${value}`) }));

const REPORTS = ['progress', 'technical', 'financial', 'indicator', 'final'] as const;

export const reportItems = ({ say }: Reader) =>
  REPORTS.map((value) => ({ value, text: say(`page.rules.report.${value}`) }));
