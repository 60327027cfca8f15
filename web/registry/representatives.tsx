import type { OrganisationView } from '../../services/registry/registry-views.ts';
import { ListTable } from '../shared/list.tsx';
import { scriptOf } from '../shared/names.ts';
import { Day } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';

interface RepresentativesProps {
  readonly reader: Reader;
  readonly organisation: OrganisationView;
}

/** Who speaks for an organisation, or once did: on what, from when, until when. */
export const Representatives = ({ reader, organisation: { representatives } }: RepresentativesProps) => {
  const { say } = reader;
  return (
    <ListTable
      reader={reader}
      caption={say('page.organisation.representatives')}
      items={representatives}
      empty={say('warning.authority_over')}
      columns={[
        {
          head: say('page.field.name'),
          cell: (voice) => <bdi>{scriptOf(reader, voice)}</bdi>,
        },
        {
          head: say('page.field.capacity'),
          cell: ({ capacity }) => (capacity === null ? '–' : say(`page.capacity.${capacity}`)),
        },
        { head: say('page.field.representative_act'), cell: ({ act }) => (act === null ? '–' : <bdi>{act}</bdi>) },
        { head: say('page.since'), cell: ({ from }) => <Day on={from} /> },
        {
          head: say('page.until'),
          cell: ({ until, endedOn }) => {
            const last = endedOn ?? until;
            return last === null ? '–' : <Day on={last} />;
          },
        },
      ]}
    />
  );
};
