import type { DossierPage } from '../../services/application/application-views.ts';
import type { Mandate } from '../../services/application/mandate.ts';
import type { CallSummary } from '../../services/programme/programme-views.ts';
import type { OrganisationView } from '../../services/registry/registry-views.ts';
import type { LocalDate } from '../../services/shared/dates.ts';
import type { z } from 'zod';
import { Button } from '../shared/components/button.tsx';
import { InsetText, Tag } from '../shared/components/texts.tsx';
import { DateField, FileField, SelectField, TextField } from '../shared/form-fields.tsx';
import { Form, formOf, type Posted } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { ListTable } from '../shared/list.tsx';
import { callIn, organisationIn, personIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Day, NumLink } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { hasRole } from '../shared/terms.ts';
import { PHOTO_OR_PDF } from '../shared/uploading.ts';

export interface MandateCase {
  readonly organisation: OrganisationView;
  readonly mandates: readonly Mandate[];
  readonly dossiers: z.output<typeof DossierPage>['items'];
  /** Those that are open now. */
  readonly calls: readonly CallSummary[];
  readonly names: Names;
  readonly today: LocalDate;
  readonly me: string;
}

interface PartProps {
  readonly reader: Reader;
  readonly view: MandateCase;
  readonly posted: Posted | null;
}

const isInForce = ({ today }: MandateCase, { endedAt, until }: Mandate): boolean => endedAt === null && until >= today;

/** The mandate under which this reader may write for the organisation now. */
const mineIn = (view: MandateCase): Mandate | undefined =>
  view.mandates.find((mandate) => mandate.agentId === view.me && isInForce(view, mandate));

/** Whom an agent acts for, under which mandate, and what is entered under it; the holder sees it too, and may end it. */
export const MandatesPage = ({ reader, view, posted }: Shown<MandateCase>) => {
  const { say } = reader;
  const name = organisationIn(reader, view.organisation);
  const isAgent = hasRole(reader, 'platform_agent');
  const shared = { reader, view, posted };
  return (
    <Layout
      reader={reader}
      title={`${say('page.mandates')} – ${name}`}
      back={
        isAgent
          ? { href: '/counter', text: say('page.counter') }
          : { href: '/organisations', text: say('page.place.organisations') }
      }
      posted={posted}
    >
      <h1 class="govuk-heading-l">
        <bdi>{name}</bdi>
      </h1>
      {isAgent && <ActingFor {...shared} />}
      <h2 class="govuk-heading-m">{say('page.mandates')}</h2>
      <Mandates {...shared} />
      {isAgent && mineIn(view) === undefined && <Record {...shared} />}
      {isAgent && mineIn(view) !== undefined && <Start {...shared} />}
      <h2 class="govuk-heading-m">{say('page.place.dossiers')}</h2>
      <Dossiers {...shared} />
    </Layout>
  );
};

const ActingFor = ({ reader, view }: PartProps) => {
  const { say } = reader;
  const mandate = mineIn(view);
  if (mandate === undefined) return <InsetText>{say('page.no_mandate')}</InsetText>;
  return (
    <InsetText>
      <b>
        {say('page.acting_for')} <bdi>{organisationIn(reader, view.organisation)}</bdi>
      </b>
      <br />
      {say('page.declared_by')} <bdi>{mandate.declaredBy}</bdi> · {say('page.until')} <Day on={mandate.until} />
    </InsetText>
  );
};

const Mandates = (props: PartProps) => {
  const { reader, view } = props;
  const { say } = reader;
  const mayEnd = hasRole(reader, 'project_holder');
  return (
    <ListTable
      reader={reader}
      caption={say('page.mandates')}
      items={view.mandates}
      empty={say('page.no_mandates')}
      columns={[
        {
          head: say('page.field.agent'),
          cell: ({ agentId }) => <bdi>{personIn(reader, view.names.people, agentId)}</bdi>,
        },
        { head: say('page.field.declaredBy'), cell: ({ declaredBy }) => <bdi>{declaredBy}</bdi> },
        { head: say('page.field.until'), cell: ({ until }) => <Day on={until} /> },
        {
          head: say('page.field.mandate_state'),
          cell: (mandate) => {
            if (mandate.endedAt !== null) return <Tag class="govuk-tag--grey">{say('page.mandate.ended')}</Tag>;
            if (!isInForce(view, mandate)) return <Tag class="govuk-tag--grey">{say('page.mandate.past')}</Tag>;
            return mayEnd ? <End {...props} mandate={mandate} /> : <Tag>{say('page.mandate.in_force')}</Tag>;
          },
        },
      ]}
    />
  );
};

const End = ({ reader, posted, mandate }: PartProps & { readonly mandate: Mandate }) => (
  <Form form={formOf({ reader, posted }, 'end_mandate')}>
    <input type="hidden" name="mandateId" value={mandate.id} />
    <Button class="govuk-button--warning">{reader.say('page.end_mandate')}</Button>
  </Form>
);

const Record = ({ reader, posted }: PartProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'record_mandate');
  return (
    <section aria-labelledby="record">
      <h2 class="govuk-heading-m" id="record">
        {say('page.record_mandate')}
      </h2>
      <Form form={form} hasFile>
        <TextField form={form} name="declaredBy" />
        <DateField form={form} name="until" />
        <FileField form={form} accept={PHOTO_OR_PDF} />
        <Button>{say('page.record_mandate')}</Button>
      </Form>
    </section>
  );
};

const Start = ({ reader, view, posted }: PartProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'start_on_behalf');
  if (view.calls.length === 0) return <InsetText>{say('page.no_open_call')}</InsetText>;
  return (
    <section aria-labelledby="start">
      <h2 class="govuk-heading-m" id="start">
        {say('page.start_on_behalf')}
      </h2>
      <Form form={form}>
        <SelectField
          form={form}
          name="callId"
          items={view.calls.map((call) => ({ value: call.id, text: callIn(reader, call) }))}
        />
        <TextField form={form} name="title" />
        <Button>{say('page.start_on_behalf')}</Button>
      </Form>
    </section>
  );
};

const Dossiers = ({ reader, view: { dossiers } }: PartProps) => {
  const { say } = reader;
  return (
    <ListTable
      reader={reader}
      caption={say('page.place.dossiers')}
      items={dossiers}
      empty={say('page.no_dossiers_of_organisation')}
      columns={[
        {
          head: say('page.field.reference'),
          cell: ({ id, reference }) => <NumLink href={`/dossiers/${id}`}>{reference}</NumLink>,
        },
        { head: say('page.field.title'), cell: ({ title }) => <span dir="auto">{title}</span> },
        { head: say('page.field.stage'), cell: ({ stage }) => <Tag>{say(`page.stage.${stage}`)}</Tag> },
        {
          head: say('page.receipt'),
          cell: ({ id, submittedAt }) =>
            submittedAt === null ? (
              '–'
            ) : (
              <a class="govuk-link" href={`/dossiers/${id}/counter-receipt`}>
                {say('page.print_receipt')}
              </a>
            ),
        },
      ]}
    />
  );
};
