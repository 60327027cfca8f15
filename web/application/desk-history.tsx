import type { ComponentChildren } from 'preact';
import type { DossierView, EligibilityView } from '../../services/application/application-views.ts';
import { personIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Instant, Num } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';
import type { Case, CaseProps } from './desk-case.tsx';

interface Happening {
  readonly at: Date;
  readonly what: ComponentChildren;
  readonly by?: string;
  readonly words?: string | null;
}

/** What happened between the receipt and the last word, the oldest first. */
export const History = ({ reader, view }: CaseProps) => {
  const { say } = reader;
  const happened = happenings(reader, view).sort((left, right) => left.at.getTime() - right.at.getTime());
  if (happened.length === 0) return <p class="govuk-body">{say('page.no_history')}</p>;
  return (
    <ol class="tz-timeline">
      {happened.map(({ at, what, by, words }) => (
        <li class="tz-timeline__item">
          <p class="govuk-body-s tz-tight">
            <Instant at={at} />
            {by !== undefined && (
              <>
                {' · '}
                <bdi>{by}</bdi>
              </>
            )}
          </p>
          <p class="govuk-body tz-tight">
            <b>{what}</b>
          </p>
          {words && (
            <p class="govuk-body tz-tight" dir="auto">
              {words}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
};

const happenings = (reader: Reader, { dossier, eligibility, receipt, names: { people } }: Case): Happening[] => [
  ...(receipt
    ? [
        {
          at: receipt.at,
          what: (
            <>
              {reader.say('page.happened.submitted')} <Num>{receipt.number}</Num>
            </>
          ),
        },
      ]
    : []),
  ...complementHappenings(reader, dossier, people),
  ...(eligibility === null ? [] : decisionHappenings(reader, eligibility, people)),
];

const complementHappenings = (reader: Reader, { complement }: DossierView, people: Names['people']): Happening[] => {
  if (complement === null) return [];
  const { askedAt, askedBy, answeredAt, answeredBy, dueAt, status, text, items } = complement;
  const asked = items.map((item) => item.text).join(' · ');
  return [
    { at: askedAt, what: reader.say('page.happened.asked'), by: personIn(reader, people, askedBy), words: asked },
    ...(answeredAt
      ? [
          {
            at: answeredAt,
            what: reader.say('page.happened.answered'),
            by: personIn(reader, people, answeredBy),
            words: text,
          },
        ]
      : []),
    ...(status === 'lapsed' ? [{ at: dueAt, what: reader.say('page.happened.unanswered') }] : []),
  ];
};

const decisionHappenings = (
  reader: Reader,
  { decision, waivers, appeal }: EligibilityView,
  people: Names['people'],
): Happening[] => [
  ...waivers.map(({ grantedAt, grantedBy, reason, rule }) => ({
    at: grantedAt,
    what: `${reader.say('page.happened.waived')} ${reader.say(`rule.${rule}`)}`,
    by: personIn(reader, people, grantedBy),
    words: reason,
  })),
  ...(decision
    ? [
        {
          at: decision.decidedAt,
          what: reader.say(decision.eligible ? 'page.happened.eligible' : 'page.happened.ineligible'),
          by:
            decision.decidedBy === null ? reader.say('page.by_silence') : personIn(reader, people, decision.decidedBy),
          words: decision.reason,
        },
      ]
    : []),
  ...(appeal
    ? [
        {
          at: appeal.filedAt,
          what: reader.say('page.happened.appealed'),
          by: personIn(reader, people, appeal.filedBy),
          words: appeal.grounds,
        },
      ]
    : []),
  ...(appeal?.decidedAt && appeal.outcome
    ? [
        {
          at: appeal.decidedAt,
          what: reader.say(`page.happened.${appeal.outcome}`),
          by: personIn(reader, people, appeal.decidedBy),
          words: appeal.reason,
        },
      ]
    : []),
];
