import type { LegView } from '../../services/disbursement/disbursement-views.ts';
import { Button } from '../shared/components/button.tsx';
import { FactList } from '../shared/fact-list.tsx';
import { LongTextField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { funderIn } from '../shared/names.ts';
import { Amount, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { hasRole } from '../shared/terms.ts';
import type { TrancheShown } from './tranche-page.tsx';
import { BankReason } from './returned.tsx';

interface LegShown extends TrancheShown {
  readonly leg: LegView;
}

/** One funder's part of a tranche: how its payment fares, and what can be done where it came back. */
export const LegPage = (shown: Shown<LegShown>) => {
  const { reader, view, posted } = shown;
  const { say } = reader;
  const { tranche, leg, names } = view;
  const name = funderIn(reader, names.funders, leg.funderId);
  return (
    <Layout
      reader={reader}
      title={name}
      back={{ href: `/tranches/${tranche.id}`, text: say('page.payments.back_to_tranche') }}
      posted={posted}
    >
      <h1 class="govuk-heading-l">
        <bdi>{name}</bdi>
      </h1>
      <Facts {...shown} />
      <Acts {...shown} />
    </Layout>
  );
};

const Facts = ({ reader, view: { leg } }: Shown<LegShown>) => {
  const { say } = reader;
  const rows = [
    ['amount', <Amount reader={reader} of={leg.amount} />],
    ['state', say(`page.order.${leg.status}`)],
    ['attempt', leg.attempt > 0 && <Num>{leg.attempt}</Num>],
    ['end_to_end', leg.endToEndId && <Num>{leg.endToEndId}</Num>],
    ['return_reason', leg.returnReason && <BankReason reader={reader} code={leg.returnReason} />],
    [
      'run',
      leg.runId && hasRole(reader, 'payer', 'payment_approver', 'auditor') && (
        <a class="govuk-link" href={`/payments/runs/${leg.runId}`}>
          {say('page.payments.open_run')}
        </a>
      ),
    ],
    [
      'timeline',
      leg.orderId && hasRole(reader, 'auditor') && (
        <a class="govuk-link" href={`/payment-orders/${leg.orderId}/timeline`}>
          {say('page.payments.open_timeline')}
        </a>
      ),
    ],
  ] as const;
  return <FactList rows={rows} named={(name) => say(`page.payments.leg.${name}`)} />;
};

interface LegAct {
  readonly action: string;
  readonly roles: readonly string[];
  readonly hasReason: boolean;
}

const REPAIR = { action: 'repair_leg', roles: ['payer', 'payment_preparer'], hasReason: true };
const GIVE_UP = { action: 'give_up_leg', roles: ['payment_approver'], hasReason: true };

/** What can be done to a part, by how far it is; the use case decides who may. */
const ACTS: Partial<Record<LegView['status'], readonly LegAct[]>> = {
  ordered: [{ action: 'cancel_order', roles: ['payer'], hasReason: true }],
  returned: [REPAIR, GIVE_UP],
  cancelled: [REPAIR, GIVE_UP],
  repaired: [{ action: 'approve_retry', roles: ['payment_approver'], hasReason: false }],
  approved: [{ action: 'order_retry', roles: ['payer'], hasReason: false }],
};

const Acts = ({ reader, view: { tranche, leg }, posted }: Shown<LegShown>) => {
  const { say } = reader;
  return (
    <>
      {(ACTS[leg.status] ?? [])
        .filter(({ roles }) => hasRole(reader, ...roles))
        .map(({ action, hasReason }) => {
          const form = formOf({ reader, posted }, action, { version: tranche.version });
          return (
            <Form form={form}>
              <h2 class="govuk-heading-m">{say(`page.leg_act.${action}`)}</h2>
              <p class="govuk-body">{say(`page.leg_act.${action}_text`)}</p>
              {hasReason && <LongTextField form={form} name="reason" rows={3} />}
              <Button class="govuk-button--secondary">{say(`page.leg_act.${action}`)}</Button>
            </Form>
          );
        })}
    </>
  );
};
