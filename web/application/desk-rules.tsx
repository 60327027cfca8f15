import type { ComponentChildren } from 'preact';
import type { EligibilityView } from '../../services/application/application-views.ts';
import { LocalDate } from '../../services/shared/dates.ts';
import { MoneySchema } from '../../services/shared/money.ts';
import { Tag } from '../shared/components/texts.tsx';
import { ListTable } from '../shared/list.tsx';
import { Amount, Day, Num } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';

const VERDICT_CLASS = { pass: 'govuk-tag--green', fail: 'govuk-tag--red', needs_person: 'govuk-tag--yellow' } as const;

interface RulesProps {
  readonly reader: Reader;
  readonly eligibility: EligibilityView;
}

/** What each rule says, why and with which numbers; and what a person said against it. */
export const Rules = ({ reader, eligibility: { rules, decision } }: RulesProps) => {
  const { say } = reader;
  return (
    <ListTable
      reader={reader}
      caption={say('page.eligibility_rules')}
      items={rules}
      empty={say('page.no_rules')}
      columns={[
        { head: say('page.field.rule'), cell: ({ rule }) => say(`rule.${rule}`) },
        {
          head: say('page.field.verdict'),
          cell: ({ verdict }) => <Tag class={VERDICT_CLASS[verdict]}>{say(`page.verdict.${verdict}`)}</Tag>,
        },
        {
          head: say('page.field.why'),
          cell: ({ rule, reason, numbers }) => (
            <div>
              {reason !== 'met' && <p class="govuk-body-s tz-tight">{say(`reason.${reason}`)}</p>}
              <Figures reader={reader} numbers={numbers} />
              {decision?.overrides
                .filter((override) => override.rule === rule)
                .map((override) => (
                  <p class="govuk-body-s tz-tight">
                    <b>{say('page.overridden')}</b> <bdi>{override.reason}</bdi>
                  </p>
                ))}
            </div>
          ),
        },
      ]}
    />
  );
};

type Numbers = EligibilityView['rules'][number]['numbers'];

/** The facts that a rule looked at; a fact for which there are no words is none for readers. */
const Figures = ({ reader, numbers }: { readonly reader: Reader; readonly numbers: Numbers }) => {
  const shown = Object.entries(numbers).flatMap(([name, fact]) => {
    const label = reader.known(`page.figure.${name}`);
    const content = contentOf(reader, name, fact);
    return label === undefined || content === null ? [] : [{ label, content }];
  });
  if (shown.length === 0) return null;
  return (
    <ul class="govuk-list tz-figures">
      {shown.map(({ label, content }) => (
        <li>
          {label}
          {reader.say('page.colon')}
          {content}
        </li>
      ))}
    </ul>
  );
};

const contentOf = (reader: Reader, name: string, fact: Numbers[string]): ComponentChildren => {
  if (typeof fact === 'number') return <Num>{name.endsWith('BasisPoints') ? percentOf(fact) : String(fact)}</Num>;
  if (Array.isArray(fact)) return fact.length === 0 ? null : joined(fact.map((each) => wordOf(reader, name, each)));
  if (typeof fact === 'string') return fact === '' ? null : wordOf(reader, name, fact);
  const amount = MoneySchema.safeDecode(fact as never);
  return amount.success ? <Amount reader={reader} of={amount.data} /> : null;
};

/** A code by its words, a day as a day, anything else as it was written. */
const wordOf = (reader: Reader, name: string, code: string): ComponentChildren => {
  const day = LocalDate.safeParse(code);
  if (day.success) return <Day on={day.data} />;
  const list = LISTS[name] ?? name;
  return reader.known(`${list}.${list === 'region' ? code.slice(0, 2) : code}`) ?? <bdi>{code}</bdi>;
};

/** Facts whose codes are named under another fact's name. */
const LISTS: Readonly<Record<string, string>> = {
  allowed: 'legalForm',
  sectors: 'sector',
  excludedSectors: 'sector',
  seat: 'region',
  activity: 'region',
  regions: 'region',
};

const joined = (words: readonly ComponentChildren[]): ComponentChildren =>
  words.flatMap((word, place) => (place === 0 ? [word] : [' · ', word]));

/** `12,5 %` of 1,250 hundredths of a percent. */
const percentOf = (basisPoints: number): string => `${String(basisPoints / 100).replace('.', ',')}\u00a0%`;
