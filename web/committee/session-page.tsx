import type { Item } from '../../services/committee/agenda.ts';
import { ButtonLink } from '../shared/components/button.tsx';
import { SummaryList } from '../shared/components/summary-list.tsx';
import { Tag } from '../shared/components/texts.tsx';
import { Layout } from '../shared/layout.tsx';
import { ListTable } from '../shared/list.tsx';
import { personIn } from '../shared/names.ts';
import { Instant, Num, NumLink } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { MinutesPart } from './minutes-part.tsx';
import { Members, QuorumPicture } from './seats.tsx';
import type { Sitting } from './sitting.ts';
import { SessionActions } from './session-actions.tsx';

/** A session: who was convened, whether the quorum is there, what is on the agenda and what came of it. */
export const SessionPage = ({ reader, view, posted }: Shown<Sitting>) => {
  const { say } = reader;
  const { session } = view.agenda;
  const { people } = view.names;
  const shared = { reader, view, posted };
  return (
    <Layout
      reader={reader}
      title={`${say('page.session')} – ${session.reference}`}
      back={{ href: `/sessions?callId=${session.callId}`, text: say('page.place.sessions') }}
      posted={posted}
    >
      <span class="govuk-caption-l">
        <Instant at={session.sittingAt} /> <Tag>{say(`page.session_status.${session.status}`)}</Tag>
      </span>
      <h1 class="govuk-heading-l">
        {say('page.session')} <Num>{session.reference}</Num>
      </h1>
      <Offices reader={reader} view={view} />
      {session.status !== 'convened' && <QuorumPicture reader={reader} session={session} />}
      <h2 class="govuk-heading-m">{say('page.agenda')}</h2>
      <Agenda {...shared} />
      <SessionActions {...shared} />
      <MinutesPart {...shared} />
      <h2 class="govuk-heading-m">{say('page.members_convened')}</h2>
      <Members reader={reader} session={session} people={people} />
    </Layout>
  );
};

const Offices = ({ reader, view }: Omit<Shown<Sitting>, 'posted'>) => {
  const { say } = reader;
  const { session } = view.agenda;
  const { people } = view.names;
  const rows = [
    ['chair', <bdi>{personIn(reader, people, session.chairId)}</bdi>],
    ['secretary', <bdi>{personIn(reader, people, session.secretaryId)}</bdi>],
  ] as const;
  return (
    <>
      <SummaryList
        rows={[
          ...rows.map(([office, content]) => ({
            key: { content: say(`page.office.${office}`) },
            value: { content },
          })),
          { key: { content: say('page.field.quorum') }, value: { content: <Num>{session.quorum}</Num> } },
        ]}
      />
      {session.secondOf && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/sessions/${session.secondOf}`}>
            {say('page.first_convening')}
          </a>
        </p>
      )}
    </>
  );
};

const Agenda = ({ reader, view: { agenda } }: Shown<Sitting>) => {
  const { say } = reader;
  return (
    <ListTable
      reader={reader}
      caption={say('page.agenda')}
      items={agenda.items}
      empty={say('page.nothing_awaits')}
      columns={[
        { head: say('page.field.position'), cell: ({ item }) => <Num>{item.position}</Num> },
        {
          head: say('page.dossier'),
          cell: ({ item, reference, title }) => (
            <span>
              <NumLink href={`/sessions/${item.sessionId}/items/${item.id}`}>{reference}</NumLink> <bdi>{title}</bdi>{' '}
              {item.rectifies && <Tag class="govuk-tag--purple">{say('page.correction')}</Tag>}
            </span>
          ),
        },
        { head: say('page.field.rank'), cell: ({ item }) => <Num>{item.rank}</Num> },
        { head: say('page.field.votes'), cell: ({ item }) => say('page.votes_of', countsOf(item)) },
        {
          head: say('page.field.decision'),
          cell: ({ item }) => (
            <Tag>{say(item.decided ? `page.decision.${item.decided.decision.kind}` : `page.item.${item.status}`)}</Tag>
          ),
        },
      ]}
    />
  );
};

/** How many voted for, against and neither. */
export const countsOf = ({ votes }: Pick<Item, 'votes'>) => {
  const count = (voice: string) => votes.filter(({ vote }) => vote === voice).length;
  return { for: count('for'), against: count('against'), abstain: count('abstain') };
};

/** A page of its own for what comes after this session. */
export const Next = ({ href, text }: { readonly href: string; readonly text: string }) => (
  <ButtonLink href={href} class="govuk-button--secondary">
    {text}
  </ButtonLink>
);
