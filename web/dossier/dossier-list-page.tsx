import type { z } from 'zod';
import { DOSSIER_STATUSES, DossierListQuery, type DossierPage } from '../../services/application/application-views.ts';
import type { FunderSummary } from '../../services/programme/programme-views.ts';
import { STAGES } from '../../services/shared/stage.ts';
import { SelectField, TextField } from '../shared/form-fields.tsx';
import { formOf } from '../shared/form.tsx';
import { typedIn, type Values } from '../shared/fields.ts';
import { Layout } from '../shared/layout.tsx';
import { AsFile, Filters, ListTable, More } from '../shared/list.tsx';
import { NumLink } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { Details, Tag } from '../shared/components/texts.tsx';
import { isHolderAlone } from '../shared/terms.ts';

interface DossierList {
  readonly query: Values;
  readonly page: z.output<typeof DossierPage>;
  readonly funders: readonly FunderSummary[];
}

/** HCP codes of the twelve regions of 2015. */
const REGIONS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const;

/** The dossiers that one may see, found by words, reference or stage. */
export const DossierListPage = ({ reader, view: { query, page, funders } }: Shown<DossierList>) => {
  const { say, language } = reader;
  const filters = <DossierFilters reader={reader} query={query} funders={funders} />;
  return (
    <Layout reader={reader} title={say('page.place.dossiers')}>
      <h1 class="govuk-heading-l">{say('page.place.dossiers')}</h1>
      {isHolderAlone(reader) ? (
        <Details summary={say('page.filter')} isOpen={Object.keys(typedIn(query, DossierListQuery)).length > 0}>
          {filters}
        </Details>
      ) : (
        filters
      )}
      <ListTable
        reader={reader}
        caption={say('page.place.dossiers')}
        items={page.items}
        empty={say('page.no_dossiers')}
        columns={[
          {
            head: say('page.field.reference'),
            cell: ({ id, reference }) => <NumLink href={`/dossiers/${id}`}>{reference}</NumLink>,
          },
          { head: say('page.field.title'), cell: ({ title }) => <span dir="auto">{title}</span> },
          {
            head: say('page.field.organisation'),
            cell: ({ organisation }) => <bdi>{language === 'ar' ? organisation.nameAr : organisation.nameLatin}</bdi>,
          },
          { head: say('page.field.stage'), cell: ({ stage }) => <Tag>{say(`page.stage.${stage}`)}</Tag> },
          { head: say('page.field.requested'), amount: ({ requested }) => requested },
        ]}
      />
      <More reader={reader} path="/dossiers" query={query} next={page.next} />
      <AsFile reader={reader} path="/dossiers" query={query} />
    </Layout>
  );
};

type FilterProps = Pick<DossierList, 'query' | 'funders'> & Pick<Shown<DossierList>, 'reader'>;

const DossierFilters = ({ reader, query, funders }: FilterProps) => {
  const { say, language } = reader;
  const form = formOf({ reader, posted: null }, 'dossiers', { stored: query });
  return (
    <Filters reader={reader}>
      <TextField form={form} name="q" />
      <SelectField
        form={form}
        name="stage"
        items={STAGES.map((value) => ({ value, text: say(`page.stage.${value}`) }))}
      />
      <SelectField
        form={form}
        name="status"
        items={DOSSIER_STATUSES.map((value) => ({ value, text: say(`page.status.${value}`) }))}
      />
      <SelectField
        form={form}
        name="funderId"
        items={funders.map(({ id, names }) => ({ value: id, text: names[language] }))}
      />
      <SelectField
        form={form}
        name="territory"
        items={REGIONS.map((value) => ({ value, text: say(`region.${value}`) }))}
      />
      <SelectField form={form} name="mine" items={[{ value: 'true', text: say('page.mine') }]} />
    </Filters>
  );
};
