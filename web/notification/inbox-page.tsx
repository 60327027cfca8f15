import type { InboxItem } from '../../services/notification/notification-views.ts';
import type { Page } from '../../services/shared/page.ts';
import type { Language } from '../../services/shared/texts.ts';
import type { Values } from '../shared/fields.ts';
import { SelectField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { directionOf } from '../shared/language.ts';
import { Layout } from '../shared/layout.tsx';
import { Filters, ListTable, More } from '../shared/list.tsx';
import { Instant, NumLink } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';

interface Inbox {
  readonly query: Values;
  /** Letters are in the language that the reader chose for them, whichever the page is in. */
  readonly language: Language;
  readonly letters: Page<InboxItem>;
}

/** What the reader was told, the newest first. */
export const InboxPage = ({ reader, view: { query, language, letters }, posted }: Shown<Inbox>) => {
  const { say } = reader;
  const form = formOf({ reader, posted: null }, 'inbox', { stored: query });
  return (
    <Layout reader={reader} title={say('page.inbox')} back={{ href: '/me', text: say('page.me') }} posted={posted}>
      <h1 class="govuk-heading-l">{say('page.inbox')}</h1>
      <Filters reader={reader}>
        <SelectField
          form={form}
          name="read"
          items={[
            { value: 'false', text: say('page.inbox.unread') },
            { value: 'true', text: say('page.inbox.read') },
          ]}
        />
      </Filters>
      <ListTable
        reader={reader}
        caption={say('page.inbox')}
        items={letters.items}
        empty={say('page.inbox.none')}
        columns={[
          { head: say('page.letters.at'), cell: ({ at }) => <Instant at={at} /> },
          {
            head: say('page.letters.text'),
            cell: ({ text }) => (
              <span lang={language} dir={directionOf(language)}>
                {text}
              </span>
            ),
          },
          {
            head: say('page.inbox.about'),
            cell: ({ dossierId, reference }) =>
              dossierId === null ? '–' : <NumLink href={`/dossiers/${dossierId}`}>{reference}</NumLink>,
          },
          { head: say('page.inbox.state'), cell: (letter) => <Reading reader={reader} letter={letter} /> },
        ]}
      />
      <More reader={reader} path="/me/letters" query={query} next={letters.next} />
    </Layout>
  );
};

const Reading = ({ reader, letter: { id, at, readAt } }: { readonly reader: Reader; readonly letter: InboxItem }) => {
  const { say } = reader;
  if (readAt !== null) {
    return (
      <>
        {say('page.inbox.read_at')} <Instant at={readAt} />
      </>
    );
  }
  return (
    <Form form={formOf({ reader, posted: null }, 'mark_read')}>
      <input type="hidden" name="letter_id" value={id} />
      <button class="tz-link-button" type="submit">
        {say('page.inbox.mark')}
        <span class="govuk-visually-hidden">
          {' '}
          <Instant at={at} />
        </span>
      </button>
    </Form>
  );
};
