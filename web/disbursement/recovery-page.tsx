import type { DossierView } from '../../services/application/application-views.ts';
import type { RecoveryView } from '../../services/disbursement/disbursement-views.ts';
import { Button } from '../shared/components/button.tsx';
import { FactList } from '../shared/fact-list.tsx';
import { DossierFrame } from '../shared/dossier-frame.tsx';
import { AmountField, DateField, LongTextField, SelectField, TextField } from '../shared/form-fields.tsx';
import { FoldedForm, formOf, type FormState } from '../shared/form.tsx';
import { ListTable } from '../shared/list.tsx';
import { funderIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Amount, Day } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { hasRole } from '../shared/terms.ts';

interface RecoveryShown {
  readonly head: DossierView;
  readonly recovery: RecoveryView;
  readonly names: Names;
}

/** Money that was asked back: why, until when, whose it is, what came, and what may be done now. */
export const RecoveryPage = (shown: Shown<RecoveryShown>) => {
  const { reader, view, posted } = shown;
  return (
    <DossierFrame reader={reader} head={view.head} place="payments" posted={posted}>
      <h2 class="govuk-heading-m">{reader.say(`page.cause.${view.recovery.cause}`)}</h2>
      <p class="govuk-body">{reader.say(`page.recovery_next.${view.recovery.status}`)}</p>
      <Facts {...shown} />
      <Shares {...shown} />
      <Steps {...shown} />
    </DossierFrame>
  );
};

const Facts = ({ reader, view: { recovery } }: Shown<RecoveryShown>) => {
  const { say } = reader;
  const rows = [
    ['amount', <Amount reader={reader} of={recovery.amount} />],
    ['received', <Amount reader={reader} of={recovery.received} />],
    ['written_off', recovery.writtenOff > 0n && <Amount reader={reader} of={recovery.writtenOff} />],
    ['due_on', <Day on={recovery.dueOn} />],
    ['notified_on', recovery.notifiedOn && <Day on={recovery.notifiedOn} />],
    ['state', say(`page.recovery.${recovery.status}`)],
    ['reason', recovery.reason && <span dir="auto">{recovery.reason}</span>],
    [
      'document',
      recovery.documentId && (
        <a class="govuk-link" href={`/documents/${recovery.documentId}`}>
          {say('page.payments.open_proof')}
        </a>
      ),
    ],
  ] as const;
  return <FactList rows={rows} named={(name) => say(`page.payments.${name}`)} />;
};

const Shares = ({ reader, view: { recovery, names } }: Shown<RecoveryShown>) => {
  const { say } = reader;
  return (
    <ListTable
      reader={reader}
      caption={say('page.payments.shares')}
      items={recovery.shares}
      empty="–"
      columns={[
        {
          head: say('page.payments.funder'),
          cell: ({ funderId }) => <bdi>{funderIn(reader, names.funders, funderId)}</bdi>,
        },
        { head: say('page.payments.amount'), amount: ({ amount }) => amount },
        { head: say('page.payments.received'), amount: ({ received }) => received },
      ]}
    />
  );
};

interface RecoveryStep {
  readonly action: string;
  readonly roles: readonly string[];
  readonly from: readonly RecoveryView['status'][];
}

const OPEN = ['issued', 'notified', 'contested', 'partly_paid'] as const;

/** Who may do what, and while it stands where. */
const STEPS: readonly RecoveryStep[] = [
  { action: 'notify_recovery', roles: ['desk_officer'], from: ['issued'] },
  { action: 'receive_recovery', roles: ['payer'], from: OPEN },
  { action: 'contest_recovery', roles: ['project_holder'], from: ['notified', 'partly_paid'] },
  { action: 'maintain_recovery', roles: ['funder_approver'], from: ['contested'] },
  { action: 'cancel_recovery', roles: ['funder_approver'], from: OPEN },
  { action: 'write_off_recovery', roles: ['funder_approver'], from: OPEN },
];

const Steps = (shown: Shown<RecoveryShown>) => {
  const { reader, view, posted } = shown;
  const { status, version } = view.recovery;
  return (
    <>
      {STEPS.filter(({ roles, from }) => from.includes(status) && hasRole(reader, ...roles)).map(({ action }) => {
        const form = formOf({ reader, posted }, action, { version });
        return (
          <FoldedForm form={form} summary={reader.say(`page.recovery_act.${action}`)}>
            <Asked shown={shown} form={form} />
            <Button class="govuk-button--secondary">{reader.say(`page.recovery_act.${action}`)}</Button>
          </FoldedForm>
        );
      })}
    </>
  );
};

const Asked = ({ shown, form }: { readonly shown: Shown<RecoveryShown>; readonly form: FormState }) => {
  const { reader, view } = shown;
  if (form.action === 'notify_recovery') return <DateField form={form} name="notifiedOn" />;
  if (form.action === 'receive_recovery') {
    return (
      <>
        <AmountField form={form} name="amount" />
        <DateField form={form} name="receivedOn" />
        <TextField form={form} name="bankReference" class="govuk-input--width-20" />
      </>
    );
  }
  return (
    <>
      {form.action === 'write_off_recovery' && (
        <SelectField
          form={form}
          name="funderId"
          items={view.recovery.shares.map(({ funderId }) => ({
            value: funderId,
            text: funderIn(reader, view.names.funders, funderId),
          }))}
        />
      )}
      <LongTextField form={form} name="reason" rows={3} />
    </>
  );
};
