import type { ComponentChildren } from 'preact';
import { Details } from '../shared/components/texts.tsx';
import { ChoicesField, NumberField, TextField, TickField } from '../shared/form-fields.tsx';
import { type FormState, isFaulty, isFilled, saidIn, textOf } from '../shared/form.tsx';
import { listed } from '../shared/named.ts';

/** So many empty lines stand ready after those that are there. */
const READY = 2;

interface LinesProps {
  readonly form: FormState;
  readonly list: string;
  readonly count: number;
  /** What a closed line says of itself. */
  readonly told: (at: string) => ComponentChildren;
  readonly line: (at: string) => ComponentChildren;
}

/** Lines of a list, each folded to what it says: one that has something wrong stands open. */
export const Lines = ({ form, list, count, told, line }: LinesProps) => {
  const { say } = form.reader;
  return (
    <>
      {Array.from({ length: count + READY }, (_, place) => {
        const at = `${list}.${place}`;
        const name = say(`page.rules.line.${list}`, { number: place + 1 });
        const isNew = place >= count && !isFilled(form, at);
        return (
          <Details
            class="tz-fold"
            summary={
              isNew ? (
                say('page.rules.add_line', { name })
              ) : (
                <Told name={`${name}${say('page.colon')}`}>{told(at)}</Told>
              )
            }
            isOpen={isFaulty(form, at)}
          >
            <fieldset class="govuk-fieldset">
              <legend class="govuk-visually-hidden">{name}</legend>
              {line(at)}
              {!isNew && <TickField form={form} name={`${at}.gone`} label={say('page.rules.drop_line')} />}
            </fieldset>
          </Details>
        );
      })}
    </>
  );
};

const Told = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <>
    {name}
    <bdi>{children}</bdi>
  </>
);

interface FoldedProps {
  readonly form: FormState;
  readonly name: string;
  readonly items: readonly { readonly value: string; readonly label: string }[];
  /** Where nothing is chosen. */
  readonly none: string;
}

/** Choices of a long list, folded to those that are chosen. */
export const FoldedChoices = ({ form, name, items, none }: FoldedProps) => {
  const { reader, action } = form;
  const chosen = saidIn(form, name)?.split(',') ?? [];
  const names = items.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
  return (
    <Details
      class="tz-fold"
      summary={
        <Told name={`${textOf(reader, 'field', { action, name }) ?? ''}${reader.say('page.colon')}`}>
          {names.length === 0 ? none : listed(reader, names)}
        </Told>
      }
      isOpen={isFaulty(form, name)}
    >
      <ChoicesField form={form} name={name} items={items} />
    </Details>
  );
};

/** The name of a line goes along with it, and is typed by nobody. */
export const Kept = ({ form, name }: { readonly form: FormState; readonly name: string }) => {
  const value = saidIn(form, name);
  return value === undefined ? null : <input type="hidden" name={name} value={value} />;
};

export const Titles = ({ form, at }: { readonly form: FormState; readonly at: string }) => (
  <>
    {(['ar', 'fr', 'en'] as const).map((language) => (
      <TextField
        form={form}
        name={`${at}.titles.${language}`}
        label={form.reader.say(`page.rules.title_${language}`)}
      />
    ))}
  </>
);

export const numbers = (form: FormState, names: readonly string[]) =>
  names.map((name) => <NumberField form={form} name={name} />);

export const shares = (form: FormState, names: readonly string[]) =>
  names.map((name) => <NumberField form={form} name={name} suffix="%" />);
