import { Tag } from '../shared/components/texts.tsx';
import { Layout } from '../shared/layout.tsx';
import { rowsNamed } from '../shared/form.tsx';
import { ListTable } from '../shared/list.tsx';
import { personIn } from '../shared/names.ts';
import { Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { DecideItem, fundersOf } from './decide-forms.tsx';
import { DecisionSummary } from './decision-summary.tsx';
import { ItemActions } from './item-actions.tsx';
import { QuorumPicture } from './seats.tsx';
import { countsOf, Next } from './session-page.tsx';
import type { ItemCase } from './sitting.ts';
import { hasRole } from '../shared/terms.ts';

/** One dossier before the committee: what is shown, who has left, the votes, and what they decide. */
export const ItemPage = ({ reader, view, posted }: Shown<ItemCase>) => {
  const { say } = reader;
  const { session, listed } = view;
  const { item, reference, title } = listed;
  const shared = { reader, view, posted };
  return (
    <Layout
      reader={reader}
      title={`${reference} – ${session.reference}`}
      back={{ href: `/sessions/${session.id}`, text: `${say('page.session')} ${session.reference}` }}
      posted={rowsNamed(posted, 'lines', fundersOf(reader, view))}
    >
      <span class="govuk-caption-l">
        <Num>{`${item.position}. ${reference}`}</Num>{' '}
        <Tag>{say(item.decided ? `page.decision.${item.decided.decision.kind}` : `page.item.${item.status}`)}</Tag>
      </span>
      <h1 class="govuk-heading-l">
        <bdi>{title}</bdi>
      </h1>
      <ShownCase reader={reader} view={view} />
      <Questions reader={reader} view={view} />
      {session.status !== 'convened' && (
        <QuorumPicture reader={reader} session={session} recused={item.recusals.map(({ personId }) => personId)} />
      )}
      <Votes reader={reader} view={view} />
      {item.decided && (
        <>
          <h2 class="govuk-heading-m">{say('page.field.decision')}</h2>
          <DecisionSummary reader={reader} decision={item.decided.decision} funders={view.names.funders} />
        </>
      )}
      <ItemActions {...shared} />
      <DecideItem {...shared} />
      {item.status === 'settled' && hasRole(reader, 'committee_secretary') && (
        <Next
          href={`/sessions/new?callId=${session.callId}&rectifies=${item.id}`}
          text={say('page.correct_decision')}
        />
      )}
    </Layout>
  );
};

/** Where the whole of what is voted on can be read. */
const ShownCase = ({ reader, view: { listed } }: Omit<Shown<ItemCase>, 'posted'>) => {
  const { say } = reader;
  const { dossierId, rank } = listed.item;
  return (
    <p class="govuk-body">
      {say('page.field.rank')} <Num>{rank}</Num> ·{' '}
      <a class="govuk-link" href={`/dossiers/${dossierId}/eligibility`}>
        {say('page.whole_case')}
      </a>{' '}
      ·{' '}
      <a class="govuk-link" href={`/dossiers/${dossierId}/assessment`}>
        {say('page.part.assessment')}
      </a>
    </p>
  );
};

const Questions = ({ reader, view: { listed } }: Omit<Shown<ItemCase>, 'posted'>) => {
  const { say } = reader;
  if (listed.questions.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.questions')}</h2>
      {listed.questions.map(({ text, askedAt, answer }) => (
        <blockquote class="tz-question">
          <p class="govuk-body tz-tight" dir="auto">
            <b>{text}</b>
          </p>
          <p class="govuk-body-s tz-tight">
            <Instant at={askedAt} />
          </p>
          <p class="govuk-body tz-tight" dir="auto">
            {answer?.text ?? say('page.no_answer')}
          </p>
        </blockquote>
      ))}
    </>
  );
};

const Votes = ({ reader, view: { listed, names } }: Omit<Shown<ItemCase>, 'posted'>) => {
  const { say } = reader;
  const { item } = listed;
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.field.votes')}</h2>
      <p class="govuk-body">{say('page.votes_of', countsOf(item))}</p>
      {item.votes.length > 0 && (
        <ListTable
          reader={reader}
          caption={say('page.field.votes')}
          items={item.votes}
          empty="–"
          columns={[
            {
              head: say('page.field.person'),
              cell: ({ personId }) => <bdi>{personIn(reader, names.people, personId)}</bdi>,
            },
            { head: say('page.field.vote'), cell: ({ vote }) => say(`page.vote.${vote}`) },
          ]}
        />
      )}
      {item.recusals.length > 0 && (
        <ListTable
          reader={reader}
          caption={say('page.recusals')}
          items={item.recusals}
          empty="–"
          columns={[
            {
              head: say('page.recusals'),
              cell: ({ personId }) => <bdi>{personIn(reader, names.people, personId)}</bdi>,
            },
            { head: say('page.field.reason'), cell: ({ reason }) => <span dir="auto">{reason}</span> },
          ]}
        />
      )}
    </>
  );
};
