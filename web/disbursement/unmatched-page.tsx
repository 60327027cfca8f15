import type { UnmatchedPage as Entries } from '../../services/disbursement/disbursement-views.ts';
import { MISMATCHES } from '../../services/disbursement/reconciliation.ts';
import type { RecoveryRow } from '../../services/disbursement/task-views.ts';
import { Button } from '../shared/components/button.tsx';
import type { Values } from '../shared/fields.ts';
import { ChoiceField, CodeField, LongTextField, SelectField } from '../shared/form-fields.tsx';
import { Form, formOf, type FormState } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { Filters, ListTable, More } from '../shared/list.tsx';
import { funderIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Day, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { Pick } from './picking.tsx';
import { funderItems, PaymentPlaces } from './tasks-page.tsx';

interface UnmatchedShown {
  readonly query: Values;
  readonly entries: Entries;
  readonly recoveries: readonly RecoveryRow[];
  readonly names: Names;
}

/** Entries that fit no order: pick those that belong together, and say what they are. */
export const UnmatchedPage = (shown: Shown<UnmatchedShown>) => {
  const { reader, view, posted } = shown;
  const { say } = reader;
  const { query, entries, names } = view;
  const filters = formOf({ reader, posted: null }, 'unmatched', { stored: query });
  const form = formOf({ reader, posted }, 'place_entries');
  return (
    <Layout reader={reader} title={say('page.payments.place.unmatched')} posted={posted}>
      <h1 class="govuk-heading-l">{say('page.payments.place.unmatched')}</h1>
      <PaymentPlaces reader={reader} place="unmatched" />
      <p class="govuk-body">{say('page.payments.unmatched_text')}</p>
      <Filters reader={reader}>
        <SelectField
          form={filters}
          name="mismatch"
          label={say('page.payments.found')}
          items={MISMATCHES.map((value) => ({ value, text: say(`mismatch.${value}`) }))}
        />
        <SelectField form={filters} name="funderId" items={funderItems(reader, names)} />
      </Filters>
      <Form form={form}>
        <EntryList shown={shown} form={form} />
        {entries.items.some(({ placementId }) => placementId === null) && <Placing shown={shown} form={form} />}
      </Form>
      <More reader={reader} path="/payments/unmatched" query={query} next={entries.next} />
    </Layout>
  );
};

interface PartProps {
  readonly shown: Shown<UnmatchedShown>;
  readonly form: FormState;
}

const EntryList = ({ shown: { reader, view }, form }: PartProps) => {
  const { say } = reader;
  const { entries, names } = view;
  const first = entries.items.find(({ placementId }) => placementId === null)?.id;
  return (
    <ListTable
      reader={reader}
      caption={say('page.payments.entries')}
      items={entries.items}
      empty={say('page.payments.no_unmatched')}
      columns={[
        {
          head: say('page.payments.pick'),
          cell: ({ id, statementId, line, placementId }) =>
            placementId === null ? (
              <Pick
                form={form}
                type="checkbox"
                name="entryIds"
                value={id}
                isFirst={id === first}
                label={`${statementId} ${String(line)}`}
              />
            ) : (
              <a class="govuk-link" href="/payments/placements">
                {say('page.payments.placed')}
              </a>
            ),
        },
        { head: say('page.payments.booked_on'), cell: ({ bookedOn }) => <Day on={bookedOn} /> },
        {
          head: say('page.payments.funder'),
          cell: ({ funderId }) => <bdi>{funderIn(reader, names.funders, funderId)}</bdi>,
        },
        { head: say('page.payments.direction'), cell: ({ direction }) => say(`page.direction.${direction}`) },
        { head: say('page.payments.amount'), amount: ({ amount }) => amount },
        { head: say('page.payments.found'), cell: ({ mismatch }) => say(`mismatch.${mismatch}`) },
        {
          head: say('page.payments.suggested'),
          cell: ({ suggestions }) =>
            suggestions.length === 0 ? (
              '–'
            ) : (
              <ul class="govuk-list">
                {suggestions.map((suggestion) => (
                  <li>
                    <Num>{suggestion}</Num>
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
};

const KINDS = ['payment', 'receipt', 'foreign'] as const;

const Placing = ({ shown: { reader, view }, form }: PartProps) => {
  const { say } = reader;
  return (
    <>
      <ChoiceField
        form={form}
        name="kind"
        items={KINDS.map((value) => ({ value, label: say(`page.placement.${value}`) }))}
      />
      <CodeField form={form} name="endToEndId" class="govuk-input--width-20" />
      <SelectField
        form={form}
        name="recoveryId"
        items={view.recoveries.map(({ id, reference, cause }) => ({
          value: id,
          text: `${reference} – ${say(`page.cause.${cause}`)}`,
        }))}
      />
      <LongTextField form={form} name="reason" rows={3} />
      <Button>{say('page.payments.propose')}</Button>
      <p class="govuk-body">{say('page.payments.propose_then')}</p>
    </>
  );
};
