import type { TrancheTaskPage } from '../../services/disbursement/task-views.ts';
import { InsetText } from '../shared/components/texts.tsx';
import type { Values } from '../shared/fields.ts';
import { SelectField } from '../shared/form-fields.tsx';
import { formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { AsFile, Filters, ListTable, More } from '../shared/list.tsx';
import type { Names } from '../shared/naming.ts';
import { Num, NumLink } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { hasRole } from '../shared/terms.ts';

/** The steps of a payment and who does each. */
export const ACTS = [
  { act: 'prepare', role: 'payment_preparer' },
  { act: 'verify', role: 'payment_verifier' },
  { act: 'approve', role: 'payment_approver' },
  { act: 'order', role: 'payer' },
] as const;

interface TasksShown {
  readonly acts: readonly (typeof ACTS)[number][];
  readonly act: string | null;
  readonly query: Values;
  readonly tasks: TrancheTaskPage | null;
  readonly names: Names;
}

/** Which tranches wait for the reader, step by step, and the other places of payments. */
export const TasksPage = ({ reader, view }: Shown<TasksShown>) => {
  const { say } = reader;
  const { acts, act, query, tasks, names } = view;
  const form = formOf({ reader, posted: null }, 'tasks', { stored: query });
  return (
    <Layout reader={reader} title={say('page.place.payments')}>
      <h1 class="govuk-heading-l">{say('page.place.payments')}</h1>
      <PaymentPlaces reader={reader} place="" />
      {acts.length > 1 && <Acts reader={reader} acts={acts} act={act} />}
      {tasks === null ? (
        <InsetText>{say('page.payments.no_step')}</InsetText>
      ) : (
        <>
          <h2 class="govuk-heading-m">{say(`page.payments.waits.${act ?? ''}`)}</h2>
          <Filters reader={reader}>
            {act !== null && <input type="hidden" name="act" value={act} />}
            <SelectField form={form} name="funderId" items={funderItems(reader, names)} />
          </Filters>
          <ListTable
            reader={reader}
            caption={say(`page.payments.waits.${act ?? ''}`)}
            items={tasks.items}
            empty={say('page.payments.nothing_waits')}
            columns={[
              {
                head: say('page.field.reference'),
                cell: ({ id, reference }) => <NumLink href={`/tranches/${id}`}>{reference}</NumLink>,
              },
              { head: say('page.payments.tranche'), cell: ({ number }) => <Num>{number}</Num> },
              { head: say('page.payments.amount'), amount: ({ amount }) => amount },
              { head: say('page.payments.state'), cell: ({ status }) => say(`page.tranche.${status}`) },
            ]}
          />
          <More reader={reader} path="/payments" query={query} next={tasks.next} />
          <AsFile reader={reader} path="/payments" query={query} />
        </>
      )}
    </Layout>
  );
};

export const funderItems = ({ language }: Reader, { funders }: Names) =>
  funders.map(({ id, names }) => ({ value: id, text: names[language] }));

interface ActsProps {
  readonly reader: Reader;
  readonly acts: readonly (typeof ACTS)[number][];
  readonly act: string | null;
}

const Acts = ({ reader: { say }, acts, act: current }: ActsProps) => (
  <nav class="tz-parts" aria-label={say('page.payments.steps')}>
    <ul class="tz-parts__list">
      {acts.map(({ act }) => (
        <li>
          <a class="tz-parts__link" href={`/payments?act=${act}`} aria-current={act === current ? 'page' : undefined}>
            {say(`page.act.${act}`)}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

const RUN_PEOPLE = ['payer', 'payment_approver', 'auditor'];
const PLACES = [
  { place: '', roles: ['payment_preparer', 'payment_verifier', 'payment_approver', 'payer'] },
  { place: 'runs', roles: RUN_PEOPLE },
  { place: 'statements', roles: ['payer'] },
  { place: 'unmatched', roles: ['payer'] },
  { place: 'placements', roles: ['payer', 'payment_approver'] },
  { place: 'recoveries', roles: ['payer', 'desk_officer', 'funder_approver', 'auditor'] },
] as const;

/** The pages of payments across dossiers that the reader works on. */
export const PaymentPlaces = ({ reader, place: current }: { readonly reader: Reader; readonly place: string }) => (
  <nav class="tz-parts" aria-label={reader.say('page.place.payments')}>
    <ul class="tz-parts__list">
      {PLACES.filter(({ roles }) => hasRole(reader, ...roles)).map(({ place }) => (
        <li>
          <a
            class="tz-parts__link"
            href={`/payments${place && `/${place}`}`}
            aria-current={place === current ? 'page' : undefined}
          >
            {reader.say(`page.payments.place.${place || 'tasks'}`)}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
