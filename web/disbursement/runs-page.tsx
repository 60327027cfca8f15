import { RUN_STATUSES } from '../../services/disbursement/payment-run.ts';
import type { PaymentRunPage, WaitingOrders } from '../../services/disbursement/task-views.ts';
import { Button } from '../shared/components/button.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import type { Values } from '../shared/fields.ts';
import { ChoiceField, DateField, SelectField } from '../shared/form-fields.tsx';
import { Form, formOf, type Posted } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { AsFile, Filters, ListTable, More } from '../shared/list.tsx';
import { funderIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Amount, Day, Num, NumLink } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { funderItems, PaymentPlaces } from './tasks-page.tsx';

interface RunsShown {
  readonly query: Values;
  readonly runs: PaymentRunPage;
  /** What could be collected; null for whoever prepares no run. */
  readonly waiting: WaitingOrders | null;
  readonly names: Names;
}

/** Every run that the reader may sign, by where it stands; a payer collects another one. */
export const RunsPage = ({ reader, view: { query, runs, waiting, names }, posted }: Shown<RunsShown>) => {
  const { say } = reader;
  const filters = formOf({ reader, posted: null }, 'runs', { stored: query });
  return (
    <Layout reader={reader} title={say('page.payments.place.runs')} posted={posted}>
      <h1 class="govuk-heading-l">{say('page.payments.place.runs')}</h1>
      <PaymentPlaces reader={reader} place="runs" />
      {waiting && <Prepare reader={reader} waiting={waiting.items} names={names} posted={posted} />}
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
            cell: ({ id, messageId }) => <NumLink href={`/payments/runs/${id}`}>{messageId}</NumLink>,
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
  readonly waiting: WaitingOrders['items'];
  readonly names: Names;
  readonly posted: Posted | null;
}

/** Which funders have orders that wait, how many and of how much; the one that is paid next is chosen among them. */
const Prepare = ({ reader, waiting, names, posted }: PrepareProps) => {
  const { say } = reader;
  const [first, ...others] = waiting;
  const only: Values = first && others.length === 0 ? { funderId: first.funderId } : {};
  const form = formOf({ reader, posted }, 'prepare_run', { stored: only });
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.payments.prepare_run')}</h2>
      {waiting.length === 0 ? (
        <InsetText>
          {say('page.payments.no_orders_wait')}{' '}
          <a class="govuk-link" href="/payments?act=order">
            {say('page.payments.to_order')}
          </a>
        </InsetText>
      ) : (
        <Form form={form}>
          <p class="govuk-body">{say('page.payments.prepare_run_text')}</p>
          <ChoiceField
            form={form}
            name="funderId"
            items={waiting.map(({ funderId, count, amount }) => ({
              value: funderId,
              label: <bdi>{funderIn(reader, names.funders, funderId)}</bdi>,
              hint: (
                <>
                  {say('page.payments.orders_wait', { count })} · <Amount reader={reader} of={amount} />
                </>
              ),
            }))}
          />
          <DateField form={form} name="executionDate" />
          <Button>{say('page.payments.prepare_run')}</Button>
        </Form>
      )}
      <h2 class="govuk-heading-m">{say('page.payments.runs_so_far')}</h2>
    </>
  );
};
