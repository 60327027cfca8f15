import { z } from 'zod';
import { Button } from '../shared/components/button.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { directionOf } from '../shared/language.ts';
import { ListTable } from '../shared/list.tsx';
import { personIn } from '../shared/names.ts';
import { Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Sitting } from './sitting.ts';

/** Of the minutes' own JSON, what people read. */
const Content = z.object({ texts: z.object({ ar: z.string(), fr: z.string() }) });

/** The minutes as they will be signed, who has signed, and the paper once both have. */
export const MinutesPart = (props: Shown<Sitting>) => {
  const { reader, view } = props;
  const { say, language } = reader;
  const { minutes } = view;
  if (minutes === null) return null;
  const { texts } = Content.parse(JSON.parse(minutes.content));
  const spoken = language === 'ar' ? 'ar' : 'fr';
  return (
    <section aria-labelledby="minutes">
      <h2 class="govuk-heading-m" id="minutes">
        {say('page.minutes')} <Num>{minutes.number}</Num>
      </h2>
      <div class="tz-minutes" lang={spoken} dir={directionOf(spoken)}>
        {texts[spoken].split('\n').map((line) => (
          <p class="govuk-body tz-tight">
            <Isolated text={line} />
          </p>
        ))}
      </div>
      <Signatures {...props} />
    </section>
  );
};

/** Whatever is read from left to right in a line, references above all: the minutes are plain text. */
const Isolated = ({ text }: { readonly text: string }) => (
  <>{text.split(LATIN).map((part, place) => (place % 2 === 1 ? <Num>{part}</Num> : part))}</>
);

const LATIN = /((?=[\w./:+-]*\d)\w[\w\u00a0.,/:+-]*\w|\d)/;

const Signatures = (props: Shown<Sitting>) => {
  const { reader, view } = props;
  const { say } = reader;
  const { minutes } = view;
  if (minutes === null) return null;
  return (
    <>
      <ListTable
        reader={reader}
        caption={say('page.signatures')}
        items={minutes.signatures}
        empty={say('page.no_signatures')}
        columns={[
          { head: say('page.field.office'), cell: ({ office }) => say(`page.office.${office}`) },
          {
            head: say('page.field.person'),
            cell: ({ personId }) => <bdi>{personIn(reader, view.names.people, personId)}</bdi>,
          },
          { head: say('page.field.signed_at'), cell: ({ signedAt }) => <Instant at={signedAt} /> },
        ]}
      />
      {minutes.documentId && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/documents/${minutes.documentId}`} download>
            {say('page.minutes_pdf')}
          </a>
        </p>
      )}
      <Sign {...props} />
    </>
  );
};

const Sign = ({ reader, view, posted }: Shown<Sitting>) => {
  const { say } = reader;
  const { agenda, minutes, me } = view;
  const { session } = agenda;
  if (minutes === null || session.status !== 'closed') return null;
  const mine = minutes.signatures.some(({ personId }) => personId === me);
  if (mine || (me !== session.chairId && me !== session.secretaryId)) {
    return <InsetText>{say('page.minutes_awaited')}</InsetText>;
  }
  return (
    <Form form={formOf({ reader, posted }, 'sign_minutes')}>
      <input type="hidden" name="contentHash" value={minutes.contentHash} />
      <p class="govuk-body">{say('page.sign_minutes_text')}</p>
      <Button>{say('page.sign_minutes')}</Button>
    </Form>
  );
};
