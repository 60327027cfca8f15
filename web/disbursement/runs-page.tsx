import { RUN_STATUSES } from '../../services/disbursement/payment-run.ts';
import type { PaymentRunPage } from '../../services/disbursement/task-views.ts';
import { Button } from '../shared/components/button.tsx';
import { Details } from '../shared/components/texts.tsx';
import type { Values } from '../shared/fields.ts';
import { DateField, SelectField } from '../shared/form-fields.tsx';
import { Form, formOf, type Posted } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { AsFile, Filters, ListTable, More } from '../shared/list.tsx';
import { funderIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Day, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { hasRole } from '../shared/terms.ts';
import { funderItems, PaymentPlaces } from './tasks-page.tsx';

interface RunsShown {
  readonly query: Values;
  readonly runs: PaymentRunPage;
  readonly names: Names;
}

/** Every run that the reader may sign, by where it stands; a payer collects another one. */
export const RunsPage = ({ reader, view: { query, runs, names }, posted }: Shown<RunsShown>) => {
  const { say } = reader;
  const filters = formOf({ reader, posted: null }, 'runs', { stored: query });
  return (
    <Layout reader={reader} title={say('page.payments.place.runs')} posted={posted}>
      <h1 class="govuk-heading-l">{say('page.payments.place.runs')}</h1>
      <PaymentPlaces reader={reader} place="runs" />
      {hasRole(reader, 'payer') && <Prepare reader={reader} names={names} posted={posted} />}
      <Filters reader={reader}>
        <SelectField
          form={filters}
          name="status"
          label={say('page.payments.state')}
          items={RUN_STATUSES.map((value) => ({ value, text: say(`page.run.${value}`) }))}
        />
        <SelectField form={filters} name="funderId" items={funderItems(reader, names)} />
      </Filters>
      <ListTable
        reader={reader}
        caption={say('page.payments.place.runs')}
        items={runs.items}
        empty={say('page.payments.no_runs')}
        columns={[
          {
            head: say('page.payments.run'),
            cell: ({ id, messageId }) => (
              <a class="govuk-link" href={`/payments/runs/${id}`}>
                <Num>{messageId}</Num>
              </a>
            ),
          },
          {
            head: say('page.payments.funder'),
            cell: ({ funderId }) => <bdi>{funderIn(reader, names.funders, funderId)}</bdi>,
          },
          { head: say('page.payments.execution_date'), cell: ({ executionDate }) => <Day on={executionDate} /> },
          { head: say('page.payments.count'), isNumeric: true, cell: ({ count }) => <Num>{count}</Num> },
          { head: say('page.payments.control_sum'), amount: ({ controlSum }) => controlSum },
          { head: say('page.payments.state'), cell: ({ status }) => say(`page.run.${status}`) },
        ]}
      />
      <More reader={reader} path="/payments/runs" query={query} next={runs.next} />
      <AsFile reader={reader} path="/payments/runs" query={query} />
    </Layout>
  );
};

interface PrepareProps {
  readonly reader: Reader;
  readonly names: Names;
  readonly posted: Posted | null;
}

const Prepare = ({ reader, names, posted }: PrepareProps) => {
  const form = formOf({ reader, posted }, 'prepare_run');
  return (
    <Details summary={reader.say('page.payments.prepare_run')} isOpen={form.posted !== null}>
      <p class="govuk-body">{reader.say('page.payments.prepare_run_text')}</p>
      <Form form={form}>
        <SelectField form={form} name="funderId" items={funderItems(reader, names)} />
        <DateField form={form} name="executionDate" />
        <Button>{reader.say('page.payments.prepare_run')}</Button>
      </Form>
    </Details>
  );
};
