import type { PaymentRunView } from '../../services/disbursement/disbursement-views.ts';
import { Button } from '../shared/components/button.tsx';
import { FactList } from '../shared/fact-list.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { LongTextField } from '../shared/form-fields.tsx';
import { FoldedForm, Form, formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { ListTable } from '../shared/list.tsx';
import { funderIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Amount, Day, Instant, Num, NumLink } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { hasRole } from '../shared/terms.ts';

interface RunShown {
  readonly run: PaymentRunView;
  readonly names: Names;
}

/** One run: what it pays in all, its two signatures, its file and its paper, and how each payment fared. */
export const RunPage = (shown: Shown<RunShown>) => {
  const { reader, view, posted } = shown;
  const { say } = reader;
  return (
    <Layout
      reader={reader}
      title={view.run.messageId}
      back={{ href: '/payments/runs', text: say('page.payments.place.runs') }}
      posted={posted}
    >
      <h1 class="govuk-heading-l">
        {say('page.payments.run')} <Num>{view.run.messageId}</Num>
      </h1>
      <InsetText>{say(`page.run_next.${view.run.status}`)}</InsetText>
      <Facts {...shown} />
      <Acts {...shown} />
      <Orders {...shown} />
    </Layout>
  );
};

const Facts = ({ reader, view: { run, names } }: Shown<RunShown>) => {
  const { say } = reader;
  const rows = [
    ['funder', <bdi>{funderIn(reader, names.funders, run.funderId)}</bdi>],
    ['state', say(`page.run.${run.status}`)],
    ['execution_date', <Day on={run.executionDate} />],
    ['control_sum', <Amount reader={reader} of={run.controlSum} />],
    ['count', <Num>{run.count}</Num>],
    ['signatures', say('page.payments.signed_of_two', { count: run.signatures })],
    ['sent_at', run.sentAt && <Instant at={run.sentAt} />],
    ['file_hash', run.fileSha256 && <Num>{run.fileSha256}</Num>],
  ] as const;
  return <FactList rows={rows} named={(name) => say(`page.payments.${name}`)} />;
};

type Status = PaymentRunView['status'];

const SIGNERS = ['payer', 'payment_approver'] as const;

/** What is pressed while a run stands where, and by whom. */
const PRESSED: readonly { readonly action: string; readonly at: readonly Status[]; readonly isMain: boolean }[] = [
  { action: 'approve_run', at: ['prepared'], isMain: true },
  { action: 'export_run', at: ['approved'], isMain: true },
  { action: 'print_order', at: ['sent', 'answered'], isMain: false },
];

/** What may be done to the run now. */
const Acts = (shown: Shown<RunShown>) => {
  const { reader, view, posted } = shown;
  const { say } = reader;
  const { id, status, version } = view.run;
  return (
    <>
      {(status === 'sent' || status === 'answered') && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/payments/runs/${id}/file`}>
            {say('page.payments.open_file')}
          </a>
        </p>
      )}
      {hasRole(reader, ...SIGNERS) &&
        PRESSED.filter(({ at }) => at.includes(status)).map(({ action, isMain }) => (
          <Form form={formOf({ reader, posted }, action, { version })}>
            <Button class={isMain ? undefined : 'govuk-button--secondary'}>{say(`page.run_act.${action}`)}</Button>
          </Form>
        ))}
      {(status === 'prepared' || status === 'approved') && hasRole(reader, ...SIGNERS) && <Cancel {...shown} />}
    </>
  );
};

const Cancel = ({ reader, view: { run }, posted }: Shown<RunShown>) => {
  const form = formOf({ reader, posted }, 'cancel_run', { version: run.version });
  return (
    <FoldedForm form={form} summary={reader.say('page.run_act.cancel_run')}>
      <LongTextField form={form} name="reason" rows={3} />
      <Button class="govuk-button--warning">{reader.say('page.run_act.cancel_run')}</Button>
    </FoldedForm>
  );
};

const Orders = ({ reader, view: { run } }: Shown<RunShown>) => {
  const { say } = reader;
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.payments.orders')}</h2>
      <ListTable
        reader={reader}
        caption={say('page.payments.orders')}
        items={run.orders}
        empty={say('page.payments.no_orders')}
        columns={[
          {
            head: say('page.payments.leg.end_to_end'),
            cell: ({ dossierId, endToEndId }) => (
              <NumLink href={`/dossiers/${dossierId}/payments`}>{endToEndId}</NumLink>
            ),
          },
          { head: say('page.payments.amount'), amount: ({ amount }) => amount },
          {
            head: say('page.payments.state'),
            cell: ({ orderId, status }) =>
              status === 'unknown' && hasRole(reader, 'payer') ? (
                <a class="govuk-link" href={`/payments/inquiries/${orderId}`}>
                  {say('page.payments.ask_bank')}
                </a>
              ) : (
                say(`page.order.${status}`)
              ),
          },
        ]}
      />
    </>
  );
};
