import type { PersonName } from '../../services/access/access-views.ts';
import type { Session } from '../../services/committee/session.ts';
import { votersOf, type Seat } from '../../services/committee/seating.ts';
import type { PersonId } from '../../services/shared/ids.ts';
import { Tag } from '../shared/components/texts.tsx';
import { ListTable } from '../shared/list.tsx';
import { personIn } from '../shared/names.ts';
import type { Reader } from '../shared/reader.ts';

interface QuorumProps {
  readonly reader: Reader;
  readonly session: Pick<Session, 'members' | 'quorum'>;
  /** Those who have left, where one item is meant. */
  readonly recused?: readonly PersonId[];
}

/** Who sits, of how many that are needed: one square for each, and a line where the quorum is. */
export const QuorumPicture = ({ reader, session, recused = [] }: QuorumProps) => {
  const { say } = reader;
  const present = votersOf(session, recused).length;
  const { quorum } = session;
  const squares = Array.from({ length: Math.max(present, quorum) }, (_, place) => place);
  const facts = { present, quorum };
  return (
    <figure class="tz-quorum">
      <span class="tz-quorum__seats" aria-hidden="true">
        {squares.map((place) => (
          <span
            class={[
              'tz-quorum__seat',
              ...(place < present ? ['tz-quorum__seat--taken'] : []),
              ...(place === quorum - 1 ? ['tz-quorum__seat--last'] : []),
            ].join(' ')}
          />
        ))}
      </span>
      <figcaption class="govuk-body">
        {say('page.quorum_of', facts)}{' '}
        <Tag class={present >= quorum ? 'govuk-tag--green' : 'govuk-tag--red'}>
          {say(present >= quorum ? 'page.quorum_there' : 'page.quorum_missing')}
        </Tag>
      </figcaption>
    </figure>
  );
};

interface MembersProps {
  readonly reader: Reader;
  readonly session: Session;
  readonly people: readonly PersonName[];
}

/** Who was convened, in which capacity and, where there are thirds, for which; and who came. */
export const Members = ({ reader, session, people }: MembersProps) => {
  const { say } = reader;
  return (
    <ListTable
      reader={reader}
      caption={say('page.members_convened')}
      items={session.members}
      empty="–"
      columns={[
        {
          head: say('page.field.person'),
          cell: ({ personId }) => (
            <span>
              <bdi>{personIn(reader, people, personId)}</bdi>{' '}
              {personId === session.chairId && <Tag>{say('page.office.chair')}</Tag>}
            </span>
          ),
        },
        { head: say('page.field.capacity'), cell: ({ capacity }) => say(`page.capacity.${capacity}`) },
        ...(session.members.some(({ third }) => third !== null)
          ? [
              {
                head: say('page.field.third'),
                cell: ({ third }: Seat) => (third === null ? '–' : say(`page.third.${third}`)),
              },
            ]
          : []),
        {
          head: say('page.field.presence'),
          cell: ({ isPresent }) =>
            say(isPresent === null ? 'page.convened' : isPresent ? 'page.present' : 'page.absent'),
        },
      ]}
    />
  );
};
