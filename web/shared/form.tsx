import { randomUUID } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { ErrorSummary } from './components/messages.tsx';
import { Details } from './components/texts.tsx';
import { keyOf, type Values } from './fields.ts';
import type { Reader } from './reader.ts';

/** What is wrong with a form that was sent, and the field that it is about. */
export interface FormFault {
  readonly field: string | null;
  readonly text: string;
  /** Whom or what the field's row is of, where a page asks the same of several. */
  readonly of?: string | undefined;
}

/** A form that was sent and refused: what was typed, and what is wrong with it. */
export interface Posted {
  readonly values: Values;
  readonly faults: readonly FormFault[];
  /** Somebody else saved in between: both versions are shown, and nothing is lost. */
  readonly isStale: boolean;
}

/** One form of a page: its action, what is stored and what was typed last. */
export interface FormState {
  readonly reader: Reader;
  readonly action: string;
  readonly stored: Values;
  /** Version of what is changed; goes with the form, so that nobody overwrites what they have not seen. */
  readonly version: number | null;
  readonly posted: Posted | null;
}

interface FormOf {
  readonly reader: Reader;
  readonly posted: Posted | null;
}

interface Kept {
  readonly stored?: Values;
  readonly version?: number;
}

/** The form of a page for one of its actions; what was typed into another form of the page is not its concern. */
export const formOf = ({ reader, posted }: FormOf, action: string, { stored = {}, version }: Kept = {}): FormState => ({
  reader,
  action,
  stored,
  version: version ?? null,
  posted: posted?.values['action'] === action ? posted : null,
});

/** What a field shows: what was typed into it, else what is stored. */
export const valueIn = ({ posted, stored }: FormState, name: string): string | undefined =>
  filled(posted?.values[name] ?? stored[name]);

/** What a form says, be it nothing: a box that was unticked before it was refused stays so, and is not sent at all. */
export const saidIn = ({ posted, stored }: FormState, name: string): string | undefined =>
  filled((posted?.values ?? stored)[name]);

const filled = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

const isWithin = (part: string, field: string | null): boolean => field !== null && `${field}.`.startsWith(`${part}.`);

/** What was refused, told in the summary of whom or what each row of a list is. */
export const rowsNamed = (posted: Posted | null, list: string, names: readonly string[]): Posted | null =>
  posted && {
    ...posted,
    faults: posted.faults.map((fault) => {
      const place = names.findIndex((_, row) => isWithin(`${list}.${row}`, fault.field));
      return { ...fault, of: fault.of ?? names[place] };
    }),
  };

/** Something stands in a part of the form, such as a row of a list. */
export const isFilled = ({ posted, stored }: FormState, part: string): boolean =>
  Object.entries({ ...stored, ...posted?.values }).some(([name, text]) => text !== '' && isWithin(part, name));

/** Something is wrong with a part of the form: it is never folded away. */
export const isFaulty = ({ posted }: FormState, part: string): boolean =>
  posted?.faults.some(({ field }) => isWithin(part, field)) ?? false;

interface FormProps {
  readonly form: FormState;
  /** A file is sent along. */
  readonly hasFile?: boolean;
  readonly class?: string;
  /** What is typed is kept on the phone until it is saved, where the reader lets it. */
  readonly keepsDraft?: boolean;
  readonly children: ComponentChildren;
}

/** A form that works without script; sent twice, it is one command. */
export const Form = ({ form, hasFile = false, class: more, keepsDraft = false, children }: FormProps) => (
  <form
    method="post"
    novalidate
    class={more}
    {...(hasFile ? { enctype: 'multipart/form-data' } : {})}
    {...(keepsDraft ? draftWords(form.reader) : {})}
  >
    <input type="hidden" name="form_token" value={form.reader.signedIn?.formToken} />
    <input type="hidden" name="command_id" value={randomUUID()} />
    <input type="hidden" name="action" value={form.action} />
    {form.version !== null && <input type="hidden" name="version" value={form.version} />}
    {children}
    {keepsDraft && (
      <p class="govuk-body-s" data-draft-status role="status">
        {form.reader.say('page.draft.nothing')}
      </p>
    )}
  </form>
);

/** A form that few send stands folded behind what it does, and open once it was refused. */
export const FoldedForm = ({ summary, ...form }: FormProps & { readonly summary: ComponentChildren }) => (
  <Details summary={summary} isOpen={form.form.posted !== null}>
    <Form {...form} />
  </Details>
);

/** What the script says of what was typed. */
const draftWords = ({ say }: Reader) => ({
  'data-draft': '',
  'data-kept': say('page.draft.kept'),
  'data-sending': say('page.draft.sending'),
  'data-waiting': say('page.draft.waiting'),
});

/** The id of a field: two forms of one page may ask the same. */
export const idOf = (action: string, name: string): string => `${action}-${name}`;

/** A field's text by its kind (`field`, `hint`, `fault`): of this form where it has its own, else the common one. */
export const textOf = (
  reader: Reader,
  kind: 'field' | 'hint' | 'fault',
  { action, name }: { readonly action: string; readonly name: string },
) => reader.known(`page.${kind}.${action}.${keyOf(name)}`) ?? reader.known(`page.${kind}.${keyOf(name)}`);

interface FaultsProps {
  readonly reader: Reader;
  readonly posted: Posted | null;
}

/** Stands first on the page; each line leads to its field, and says which it is. */
export const Faults = ({ reader, posted }: FaultsProps) => {
  if (posted === null) return null;
  const action = posted.values['action'] ?? '';
  const lines = posted.faults.map(({ field, text, of }) => {
    const name = field === null ? undefined : textOf(reader, 'field', { action, name: field });
    const asked = [of, name].filter((part) => part !== undefined).join(' – ');
    return {
      content: asked === '' ? text : `${asked}${reader.say('page.colon')}${text}`,
      href: field === null ? undefined : `#${idOf(action, field)}`,
    };
  });
  return <ErrorSummary title={reader.say('page.faults')} errors={lines} />;
};
