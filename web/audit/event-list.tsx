import type { TimelineEvent } from '../../services/audit/audit-views.ts';
import { COMMITMENT } from '../../services/audit/personal.ts';
import { money } from '../../services/shared/money.ts';
import { Details, InsetText, Tag } from '../shared/components/texts.tsx';
import { scriptOf } from '../shared/names.ts';
import { Amount, Instant, Num } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';

interface EventListProps {
  readonly reader: Reader;
  readonly events: readonly TimelineEvent[];
  readonly empty: string;
}

/** Events in words: what, by whom in which role, when, of how much; and the record as it was kept. */
export const EventList = ({ reader, events, empty }: EventListProps) =>
  events.length === 0 ? (
    <InsetText>{empty}</InsetText>
  ) : (
    <ol class="tz-events">
      {events.map((event) => (
        <Event reader={reader} event={event} />
      ))}
    </ol>
  );

interface TakeEvidenceProps {
  readonly reader: Reader;
  /** The address of the dossier or payment. */
  readonly of: string;
}

/** The same events with their proofs, for whoever trusts neither the pages nor the database. */
export const TakeEvidence = ({ reader: { say }, of }: TakeEvidenceProps) => (
  <p class="govuk-body">
    <a class="govuk-link" href={`${of}/evidence`}>
      {say('page.evidence.take')}
    </a>
  </p>
);

interface EventProps {
  readonly reader: Reader;
  readonly event: TimelineEvent;
}

const Event = ({ reader, event }: EventProps) => {
  const { say, known } = reader;
  const amount = amountOf(event.after);
  return (
    <li class="tz-event">
      <h2 class="govuk-heading-s tz-under">
        {known(`event.${event.kind}`) ?? say('page.evidence.other_event')}
        {amount !== null && (
          <>
            {' – '}
            <Amount reader={reader} of={amount} />
          </>
        )}{' '}
        {event.outcome === 'refused' && <Tag class="govuk-tag--red">{say('page.evidence.refused')}</Tag>}
      </h2>
      <p class="govuk-body tz-under">
        <Instant at={event.effectiveOn} /> · <Actor reader={reader} event={event} />
      </p>
      {event.refusalCode !== null && (
        <p class="govuk-body tz-under">
          {reader.told('error', { code: event.refusalCode, numbers: Object(event.after) as object })}
        </p>
      )}
      {event.reason !== null && (
        <p class="govuk-body tz-under">
          {say('page.evidence.reason')}
          {say('page.colon')}
          <span dir="auto">{inWords(reader, event.reason)}</span>
        </p>
      )}
      <Record reader={reader} event={event} />
    </li>
  );
};

const Actor = ({ reader, event: { actor, actorAr, actorId, role } }: EventProps) => {
  const { say, known } = reader;
  if (actorId === 'system') return <>{say('page.evidence.system')}</>;
  return (
    <>
      <a class="govuk-link" href={`/evidence?personId=${encodeURIComponent(actorId)}`}>
        <bdi>{scriptOf(reader, { name: actor, nameAr: actorAr })}</bdi>
      </a>
      {role !== null && ` (${known(`page.role.${role}`) ?? say('page.evidence.other_role')})`}
    </>
  );
};

/** The event as it stands in the evidence: what was, what is, under which rules and which request. */
const Record = ({ reader, event }: EventProps) => {
  const { say } = reader;
  const { id, before, after, ruleVersion, requestId, commandId, knownBy, recordedAt } = event;
  const kept = { id, before, after, ruleVersion, requestId, commandId, knownBy };
  return (
    <Details summary={say('page.evidence.record')}>
      <p class="govuk-body">
        {say('page.evidence.recorded_at')} <Instant at={recordedAt} />
      </p>
      <pre class="tz-record" dir="ltr" tabIndex={0}>
        <Num>{inWords(reader, JSON.stringify(kept, null, 1))}</Num>
      </pre>
    </Details>
  );
};

/** Only a commitment is left of a personal value that was erased. */
const inWords = ({ say }: Reader, text: string): string => text.replaceAll(COMMITMENT, say('page.evidence.erased'));

/** The amount that an event speaks of, where it is one. */
const amountOf = (after: unknown) => {
  const amount = (Object(after) as { readonly amount?: unknown }).amount;
  return typeof amount === 'string' && /^-?\d{1,18}$/.test(amount) ? money(BigInt(amount)) : null;
};
