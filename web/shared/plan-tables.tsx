import type { Money } from '../../services/shared/money.ts';
import { classes } from './components/classes.ts';
import { Tag } from './components/texts.tsx';
import { ListTable } from './list.tsx';
import { funderIn } from './names.ts';
import type { Reader } from './reader.ts';

type Nature = 'cash' | 'in_kind';

interface Use {
  readonly label: string;
  readonly amount: Money;
  readonly nature: Nature;
  readonly isEligible: boolean;
}

type Source = { readonly amount: Money; readonly nature: Nature } & (
  | { readonly by: 'holder' }
  | { readonly by: 'funder'; readonly funderId: string; readonly instrument?: string | undefined }
  | { readonly by: 'other'; readonly name: string; readonly instrument: string }
);

interface PlanProps {
  readonly reader: Reader;
  readonly plan: { readonly uses: readonly Use[]; readonly sources: readonly Source[] };
  readonly funders: readonly { readonly id: string; readonly names: { ar: string; fr: string; en: string } }[];
  /** Both sides of the plan, as the rules sum them. */
  readonly sums: Readonly<Record<Nature, { readonly uses: Money; readonly sources: Money }>>;
}

/** What a project costs and who pays for it, and whether the two agree: in cash and in kind. */
export const PlanTables = ({ reader, plan, funders, sums }: PlanProps) => {
  const { say } = reader;
  const nature = {
    head: say('page.field.nature'),
    cell: (line: { readonly nature: Nature }) => say(`page.nature.${line.nature}`),
  };
  const amount = { head: say('page.field.amount'), amount: (line: { readonly amount: Money }) => line.amount };
  return (
    <>
      <h3 class="govuk-heading-s">{say('page.uses')}</h3>
      <ListTable
        reader={reader}
        caption={say('page.uses')}
        items={plan.uses}
        empty={say('page.no_uses')}
        columns={[
          { head: say('page.field.use'), cell: ({ label }) => <span dir="auto">{label}</span> },
          nature,
          {
            head: say('page.field.eligible_cost'),
            cell: ({ isEligible }) => say(isEligible ? 'page.yes' : 'page.no'),
          },
          amount,
        ]}
      />
      <h3 class="govuk-heading-s">{say('page.sources')}</h3>
      <ListTable
        reader={reader}
        caption={say('page.sources')}
        items={plan.sources}
        empty={say('page.no_sources')}
        columns={[
          { head: say('page.field.source'), cell: (source) => <bdi>{sourceName(reader, source, funders)}</bdi> },
          nature,
          {
            head: say('page.field.instrument'),
            cell: (source) => (source.by === 'holder' ? '–' : say(`page.instrument.${source.instrument ?? 'grant'}`)),
          },
          amount,
        ]}
      />
      <Balance reader={reader} sums={sums} />
    </>
  );
};

const sourceName = (reader: Reader, source: Source, funders: PlanProps['funders']): string => {
  if (source.by === 'holder') return reader.say('page.source.holder');
  return source.by === 'other' ? source.name : funderIn(reader, funders, source.funderId);
};

const Balance = ({ reader, sums }: Pick<PlanProps, 'reader' | 'sums'>) => {
  const { say } = reader;
  return (
    <ListTable
      reader={reader}
      caption={say('page.balance')}
      items={(['cash', 'in_kind'] as const).map((nature) => ({ nature, ...sums[nature] }))}
      empty=""
      columns={[
        { head: say('page.balance'), cell: ({ nature }) => <b>{say(`page.nature.${nature}`)}</b> },
        { head: say('page.uses'), amount: ({ uses }) => uses },
        { head: say('page.sources'), amount: ({ sources }) => sources },
        {
          head: say('page.field.balance'),
          cell: ({ uses, sources }) => <Agreement reader={reader} is={uses === sources} />,
        },
      ]}
    />
  );
};

const Agreement = ({ reader: { say }, is }: { readonly reader: Reader; readonly is: boolean }) => (
  <Tag class={classes(is ? 'govuk-tag--green' : 'govuk-tag--red')}>{say(is ? 'page.balanced' : 'page.unbalanced')}</Tag>
);
