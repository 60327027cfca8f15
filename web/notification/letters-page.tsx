import type { SentItem } from '../../services/notification/notification-views.ts';
import type { Page } from '../../services/shared/page.ts';
import { Button } from '../shared/components/button.tsx';
import type { Values } from '../shared/fields.ts';
import { Form, formOf } from '../shared/form.tsx';
import { directionOf } from '../shared/language.ts';
import { Layout } from '../shared/layout.tsx';
import { ListTable, More, type ColumnSpec } from '../shared/list.tsx';
import { scriptOf } from '../shared/names.ts';
import { Instant } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';

interface Letters {
  readonly query: Values;
  readonly letters: Page<SentItem>;
}

const toIn = (reader: Reader, { to, toAr }: SentItem) => scriptOf(reader, { name: to, nameAr: toAr });

/** What somebody was told, in their own language. */
const columnsOf = (reader: Reader): ColumnSpec<SentItem>[] => [
  { head: reader.say('page.letters.to'), cell: (letter) => <bdi>{toIn(reader, letter)}</bdi> },
  {
    head: reader.say('page.letters.text'),
    cell: ({ text, language }) => (
      <span lang={language} dir={directionOf(language)}>
        {text}
      </span>
    ),
  },
  { head: reader.say('page.letters.at'), cell: ({ at }) => <Instant at={at} /> },
];

/** Letters that could not be delivered, to be tried again once the cause is mended. */
export const FailedLettersPage = ({ reader, view: { query, letters }, posted }: Shown<Letters>) => {
  const { say } = reader;
  return (
    <Layout
      reader={reader}
      title={say('page.letters.failed')}
      back={{ href: '/administration/health', text: say('page.administration.health') }}
      posted={posted}
    >
      <h1 class="govuk-heading-l">{say('page.letters.failed')}</h1>
      <ListTable
        reader={reader}
        caption={say('page.letters.failed')}
        items={letters.items}
        empty={say('page.letters.all_delivered')}
        columns={[
          ...columnsOf(reader),
          {
            head: say('page.letters.state'),
            cell: ({ attempts, givenUpAt }) => (
              <span>
                {say('page.letters.attempts', { attempts })}
                {givenUpAt !== null && ` · ${say('page.letters.given_up')}`}
              </span>
            ),
          },
          {
            head: say('page.letters.retry'),
            cell: (letter) => (
              <Form form={formOf({ reader, posted: null }, 'retry_letter')}>
                <input type="hidden" name="letter_id" value={letter.id} />
                <Button class="govuk-button--secondary">
                  {say('page.letters.retry')}
                  <span class="govuk-visually-hidden">
                    {' '}
                    <bdi>{toIn(reader, letter)}</bdi>
                  </span>
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <More reader={reader} path="/administration/letters" query={query} next={letters.next} />
    </Layout>
  );
};

/** Only in the demonstration: everything that was told to anybody. */
export const OutboxPage = ({ reader, view: { query, letters } }: Shown<Letters>) => {
  const { say } = reader;
  return (
    <Layout reader={reader} title={say('page.letters.outbox')}>
      <h1 class="govuk-heading-l">{say('page.letters.outbox')}</h1>
      <ListTable
        reader={reader}
        caption={say('page.letters.outbox')}
        items={letters.items}
        empty={say('page.letters.none')}
        columns={columnsOf(reader)}
      />
      <More reader={reader} path="/dev/outbox" query={query} next={letters.next} />
    </Layout>
  );
};
