import type { Page } from '../../services/shared/page.ts';
import type { AwaitingDossier, ReserveEntry, SessionSummary } from '../../services/committee/committee-lists.ts';
import type { CallSummary } from '../../services/programme/programme-views.ts';
import { ButtonLink } from '../shared/components/button.tsx';
import { InsetText, Tag } from '../shared/components/texts.tsx';
import type { Values } from '../shared/fields.ts';
import { SelectField } from '../shared/form-fields.tsx';
import { formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { Filters, ListTable, More } from '../shared/list.tsx';
import { callIn } from '../shared/names.ts';
import { Instant, Num, NumLink } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { hasRole } from '../shared/terms.ts';

export interface Sessions {
  readonly query: Values;
  readonly calls: readonly CallSummary[];
  /** Null where there is no call at all. */
  readonly chosen: {
    readonly call: CallSummary;
    readonly sessions: Page<SessionSummary>;
    readonly awaiting: readonly AwaitingDossier[];
    readonly reserve: readonly ReserveEntry[];
  } | null;
}

type Chosen = NonNullable<Sessions['chosen']>;

interface PartProps {
  readonly reader: Reader;
  readonly chosen: Chosen;
}

/** The sessions of a call, what a next one could decide, and who waits on the reserve list. */
export const SessionListPage = ({ reader, view: { query, calls, chosen } }: Shown<Sessions>) => {
  const { say } = reader;
  const stored = { callId: chosen?.call.id ?? '' };
  const form = formOf({ reader, posted: null }, 'sessions', { stored });
  return (
    <Layout reader={reader} title={say('page.place.sessions')}>
      <h1 class="govuk-heading-l">{say('page.place.sessions')}</h1>
      {chosen === null ? (
        <InsetText>{say('page.no_calls_of_committee')}</InsetText>
      ) : (
        <>
          <Filters reader={reader}>
            <SelectField
              form={form}
              name="callId"
              label={say('page.field.call')}
              items={calls.map((call) => ({ value: call.id, text: callIn(reader, call) }))}
            />
          </Filters>
          <SessionTable reader={reader} chosen={chosen} />
          <More reader={reader} path="/sessions" query={{ ...query, ...stored }} next={chosen.sessions.next} />
          <Awaiting reader={reader} chosen={chosen} />
          <Reserve reader={reader} chosen={chosen} />
        </>
      )}
    </Layout>
  );
};

const SessionTable = ({ reader, chosen: { sessions } }: PartProps) => {
  const { say } = reader;
  return (
    <ListTable
      reader={reader}
      caption={say('page.place.sessions')}
      items={sessions.items}
      empty={say('page.no_sessions')}
      columns={[
        {
          head: say('page.session'),
          cell: ({ id, reference }) => <NumLink href={`/sessions/${id}`}>{reference}</NumLink>,
        },
        { head: say('page.field.sitting_at'), cell: ({ sittingAt }) => <Instant at={sittingAt} /> },
        {
          head: say('page.field.session_status'),
          cell: ({ status }) => <Tag>{say(`page.session_status.${status}`)}</Tag>,
        },
        { head: say('page.field.items'), isNumeric: true, cell: ({ items }) => <Num>{items}</Num> },
        { head: say('page.minutes'), cell: ({ minutes }) => (minutes === null ? '–' : <Num>{minutes}</Num>) },
      ]}
    />
  );
};

const Awaiting = ({ reader, chosen: { call, awaiting } }: PartProps) => {
  const { say } = reader;
  return (
    <section aria-labelledby="awaiting">
      <h2 class="govuk-heading-m" id="awaiting">
        {say('page.awaiting')}
      </h2>
      <ListTable
        reader={reader}
        caption={say('page.awaiting')}
        items={awaiting}
        empty={
          <>
            {say('page.nothing_awaits')}{' '}
            <a class="govuk-link" href={`/calls/${call.id}/ranking`}>
              {say('page.ranking')}
            </a>
          </>
        }
        columns={[
          { head: say('page.field.rank'), cell: ({ rank }) => <Num>{rank}</Num> },
          {
            head: say('page.dossier'),
            cell: ({ dossierId, reference }) => (
              <NumLink href={`/dossiers/${dossierId}/assessment`}>{reference}</NumLink>
            ),
          },
          { head: say('page.field.title'), cell: ({ title }) => <span dir="auto">{title}</span> },
          { head: say('page.field.question'), cell: ({ question }) => say(`page.question.${question}`) },
        ]}
      />
      {awaiting.length > 0 && hasRole(reader, 'committee_secretary') && (
        <ButtonLink href={`/sessions/new?callId=${call.id}`}>{say('page.convene_session')}</ButtonLink>
      )}
    </section>
  );
};

const Reserve = ({ reader, chosen: { reserve } }: PartProps) => {
  const { say } = reader;
  return (
    <section aria-labelledby="reserve">
      <h2 class="govuk-heading-m" id="reserve">
        {say('page.reserve_list')}
      </h2>
      <ListTable
        reader={reader}
        caption={say('page.reserve_list')}
        items={reserve}
        empty={say('page.no_reserve')}
        columns={[
          { head: say('page.field.rank'), cell: ({ rank }) => <Num>{rank}</Num> },
          {
            head: say('page.dossier'),
            cell: ({ dossierId, reference }) => <NumLink href={`/dossiers/${dossierId}/decision`}>{reference}</NumLink>,
          },
          { head: say('page.field.title'), cell: ({ title }) => <span dir="auto">{title}</span> },
          { head: say('page.field.status'), cell: ({ status }) => <Tag>{say(`page.reserve_status.${status}`)}</Tag> },
          { head: say('page.field.amount'), amount: ({ amount }) => amount },
        ]}
      />
    </section>
  );
};
