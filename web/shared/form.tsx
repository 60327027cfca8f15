import { randomUUID } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { ErrorSummary } from './components/messages.tsx';
import type { Reader } from './reader.ts';

/** What is wrong with a form that was sent, and the field that it is about. */
interface FormFault {
  readonly field: string | null;
  readonly text: string;
}

/** A form that was sent and refused: what was typed, and what is wrong with it. */
export interface Posted {
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly FormFault[];
}

interface FormProps {
  readonly reader: Reader;
  /** Which of the page's actions it asks for. */
  readonly action: string;
  readonly children: ComponentChildren;
}

/** A form that works without script; sent twice, it is one command. */
export const Form = ({ reader, action, children }: FormProps) => (
  <form method="post" novalidate>
    <input type="hidden" name="form_token" value={reader.signedIn?.formToken} />
    <input type="hidden" name="command_id" value={randomUUID()} />
    <input type="hidden" name="action" value={action} />
    {children}
  </form>
);

interface FaultsProps {
  readonly reader: Reader;
  readonly posted: Posted | null;
}

/** Stands first on the page; each line leads to its field. */
export const Faults = ({ reader, posted }: FaultsProps) =>
  posted === null ? null : (
    <ErrorSummary
      title={reader.say('page.faults')}
      errors={posted.faults.map(({ field, text }) => ({
        content: text,
        href: field === null ? undefined : `#${field}`,
      }))}
    />
  );
