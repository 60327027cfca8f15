import { RECOVERY_STATUSES } from '../../services/disbursement/recovery.ts';
import type { RecoveryPage } from '../../services/disbursement/task-views.ts';
import type { Values } from '../shared/fields.ts';
import { SelectField } from '../shared/form-fields.tsx';
import { formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { AsFile, Filters, ListTable, More } from '../shared/list.tsx';
import type { Names } from '../shared/naming.ts';
import { Day, NumLink } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { funderItems, PaymentPlaces } from './tasks-page.tsx';

interface RecoveriesShown {
  readonly query: Values;
  readonly recoveries: RecoveryPage;
  readonly names: Names;
}

/** Money that was asked back, of every dossier. */
export const RecoveriesPage = ({ reader, view: { query, recoveries, names } }: Shown<RecoveriesShown>) => {
  const { say } = reader;
  const form = formOf({ reader, posted: null }, 'recoveries', { stored: query });
  return (
    <Layout reader={reader} title={say('page.payments.recoveries')}>
      <h1 class="govuk-heading-l">{say('page.payments.recoveries')}</h1>
      <PaymentPlaces reader={reader} place="recoveries" />
      <Filters reader={reader}>
        <SelectField
          form={form}
          name="status"
          label={say('page.payments.state')}
          items={RECOVERY_STATUSES.map((value) => ({ value, text: say(`page.recovery.${value}`) }))}
        />
        <SelectField form={form} name="funderId" items={funderItems(reader, names)} />
      </Filters>
      <ListTable
        reader={reader}
        caption={say('page.payments.recoveries')}
        items={recoveries.items}
        empty={say('page.payments.no_recoveries')}
        columns={[
          {
            head: say('page.field.reference'),
            cell: ({ id, dossierId, reference }) => (
              <NumLink href={`/dossiers/${dossierId}/payments/recoveries/${id}`}>{reference}</NumLink>
            ),
          },
          { head: say('page.payments.cause'), cell: ({ cause }) => say(`page.cause.${cause}`) },
          { head: say('page.payments.amount'), amount: ({ amount }) => amount },
          { head: say('page.payments.received'), amount: ({ received }) => received },
          { head: say('page.payments.due_on'), cell: ({ dueOn }) => <Day on={dueOn} /> },
          { head: say('page.payments.state'), cell: ({ status }) => say(`page.recovery.${status}`) },
        ]}
      />
      <More reader={reader} path="/payments/recoveries" query={query} next={recoveries.next} />
      <AsFile reader={reader} path="/payments/recoveries" query={query} />
    </Layout>
  );
};
