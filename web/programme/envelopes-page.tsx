import type { CallSummary, EnvelopeView, FunderSummary } from '../../services/programme/programme-views.ts';
import { asWritten, isolated } from '../../services/shared/plain-text.ts';
import type { Tone } from '../shared/charts/drawing.tsx';
import { ChartFigure } from '../shared/charts/figure.tsx';
import { Stacked } from '../shared/charts/stacked.tsx';
import { Layout } from '../shared/layout.tsx';
import { AsFile, ListTable, type ColumnSpec } from '../shared/list.tsx';
import { funderIn, inLanguage } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { groupedBy, type Figures } from './envelope-figures.ts';

export interface Envelopes {
  readonly envelopes: readonly EnvelopeView[];
  readonly calls: readonly CallSummary[];
  readonly funders: readonly FunderSummary[];
}

type PartProps = Envelopes & { readonly reader: Reader };

const KINDS: readonly { readonly name: keyof Figures; readonly tone: Tone }[] = [
  { name: 'paid', tone: 'solid' },
  { name: 'committed', tone: 'light' },
  { name: 'held', tone: 'hatched' },
  { name: 'available', tone: 'open' },
];

/** What the reader's envelopes can still promise, hold, owe and have paid: in all, by call and by region. */
export const EnvelopesPage = ({ reader, view }: Shown<Envelopes>) => {
  const { say } = reader;
  const part = { reader, ...view };
  return (
    <Layout reader={reader} title={say('page.place.envelopes')}>
      <h1 class="govuk-heading-l">{say('page.place.envelopes')}</h1>
      {view.envelopes.length > 0 && (
        <>
          <Grouped
            {...part}
            id="by-call"
            keyOf={({ callId }) => callId}
            nameOf={callName(part)}
            referenceOf={callReference(part)}
          />
          <Grouped
            {...part}
            id="by-region"
            keyOf={({ territory }) => territory?.slice(0, 2) ?? null}
            nameOf={regionName(part)}
            referenceOf={() => null}
          />
        </>
      )}
      <h2 class="govuk-heading-m">{say('page.envelopes.each')}</h2>
      <ListTable
        reader={reader}
        caption={say('page.envelopes.each')}
        items={view.envelopes}
        empty={
          <>
            {say('page.envelopes.none')}{' '}
            <a class="govuk-link" href="/">
              {say('page.home')}
            </a>
          </>
        }
        columns={columnsOf(part)}
      />
      <AsFile reader={reader} path="/envelopes" query={{}} />
    </Layout>
  );
};

type Naming = (key: string | null) => string;

const callName =
  ({ reader, calls }: PartProps): Naming =>
  (key) => {
    const call = calls.find(({ id }) => id === key);
    return call ? asWritten(inLanguage(reader, call.titles)) : reader.say('page.envelopes.any_call');
  };

/** Told beside its title: calls of several years may share one. */
const callReference =
  ({ calls }: PartProps) =>
  (key: string | null): string | null =>
    calls.find(({ id }) => id === key)?.reference ?? null;

const regionName =
  ({ reader: { say } }: PartProps): Naming =>
  (key) =>
    key === null ? say('page.envelopes.any_region') : say(`page.region.${key}`);

interface GroupedProps extends PartProps {
  readonly id: string;
  readonly keyOf: (envelope: EnvelopeView) => string | null;
  readonly nameOf: Naming;
  readonly referenceOf: (key: string | null) => string | null;
}

interface GroupNameProps extends Pick<GroupedProps, 'nameOf' | 'referenceOf'> {
  readonly of: string | null;
}

const GroupName = ({ of, nameOf, referenceOf }: GroupNameProps) => {
  const reference = referenceOf(of);
  return (
    <>
      {reference !== null && (
        <>
          <Num>{reference}</Num>{' '}
        </>
      )}
      <bdi>{nameOf(of)}</bdi>
    </>
  );
};

const noteOf = (reference: string | null, note: string): string =>
  reference === null ? note : `${isolated(reference)} · ${note}`;

const Grouped = ({ reader, envelopes, id, keyOf, nameOf, referenceOf }: GroupedProps) => {
  const { say } = reader;
  const groups = groupedBy(envelopes, keyOf);
  const [all] = groupedBy(envelopes, () => null);
  const sentence = all ? say('page.envelopes.sentence', { ...all }) : '';
  const title = say(`page.envelopes.${id.replace('-', '_')}`);
  const amounts = KINDS.map(({ name }): ColumnSpec<Figures> => ({
    head: say(`page.field.${name}`),
    amount: (group) => group[name],
  }));
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      <ChartFigure
        reader={reader}
        sentence={sentence}
        table={
          <ListTable
            reader={reader}
            caption={title}
            items={groups}
            empty={say('page.envelopes.none')}
            columns={[
              { head: title, cell: ({ key }) => <GroupName of={key} nameOf={nameOf} referenceOf={referenceOf} /> },
              ...amounts,
            ]}
          />
        }
      >
        <Stacked
          reader={reader}
          id={id}
          title={title}
          description={sentence}
          kinds={KINDS.map(({ name, tone }) => ({ tone, label: say(`page.field.${name}`) }))}
          rows={groups.map((group) => ({
            label: nameOf(group.key),
            note: noteOf(referenceOf(group.key), say('page.envelopes.note', { ...group })),
            parts: KINDS.map(({ name }) => group[name]),
          }))}
        />
      </ChartFigure>
    </>
  );
};

const columnsOf = (part: PartProps): ColumnSpec<EnvelopeView>[] => {
  const { reader, funders } = part;
  const { say } = reader;
  const amount = (name: 'granted' | keyof Figures): ColumnSpec<EnvelopeView> => ({
    head: say(`page.field.${name}`),
    amount: (envelope) => envelope[name],
  });
  return [
    {
      head: say('page.field.funder'),
      cell: ({ funderId, instrument, year }) => (
        <span>
          <bdi>{funderIn(reader, funders, funderId)}</bdi> · {say(`page.instrument.${instrument}`)} <Num>{year}</Num>
        </span>
      ),
    },
    {
      head: say('page.envelopes.reserved'),
      cell: ({ callId, territory }) => (
        <span>
          <GroupName of={callId} nameOf={callName(part)} referenceOf={callReference(part)} />
          {' · '}
          {regionName(part)(territory?.slice(0, 2) ?? null)}
        </span>
      ),
    },
    amount('granted'),
    amount('available'),
    amount('held'),
    amount('committed'),
    amount('paid'),
  ];
};
