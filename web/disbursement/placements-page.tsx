import type { PlacementPage } from '../../services/disbursement/disbursement-views.ts';
import { PLACEMENT_STATUSES } from '../../services/disbursement/placement.ts';
import { Button } from '../shared/components/button.tsx';
import type { Values } from '../shared/fields.ts';
import { ChoiceField, LongTextField, SelectField } from '../shared/form-fields.tsx';
import { Form, formOf, type FormState } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { Filters, ListTable, More } from '../shared/list.tsx';
import { funderIn, personIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Day } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { Pick } from './picking.tsx';
import { PaymentPlaces } from './tasks-page.tsx';

interface PlacementsShown {
  readonly query: Values;
  readonly placements: PlacementPage;
  readonly names: Names;
}

/** What somebody says that entries are: a second person confirms it, or turns it down. */
export const PlacementsPage = (shown: Shown<PlacementsShown>) => {
  const { reader, view, posted } = shown;
  const { say } = reader;
  const { query, placements } = view;
  const filters = formOf({ reader, posted: null }, 'placements', { stored: query });
  const form = formOf({ reader, posted }, 'decide_placement');
  return (
    <Layout reader={reader} title={say('page.payments.place.placements')} posted={posted}>
      <h1 class="govuk-heading-l">{say('page.payments.place.placements')}</h1>
      <PaymentPlaces reader={reader} place="placements" />
      <p class="govuk-body">{say('page.payments.placements_text')}</p>
      <Filters reader={reader}>
        <SelectField
          form={filters}
          name="status"
          label={say('page.payments.state')}
          items={PLACEMENT_STATUSES.map((value) => ({ value, text: say(`page.placement_status.${value}`) }))}
        />
      </Filters>
      <Form form={form}>
        <PlacementList shown={shown} form={form} />
        {placements.items.some(({ status }) => status === 'proposed') && (
          <>
            <ChoiceField
              form={form}
              name="verdict"
              items={(['confirmed', 'refused'] as const).map((value) => ({
                value,
                label: say(`page.placement_verdict.${value}`),
              }))}
            />
            <LongTextField form={form} name="reason" rows={3} />
            <Button>{say('page.payments.decide')}</Button>
          </>
        )}
      </Form>
      <More reader={reader} path="/payments/placements" query={query} next={placements.next} />
    </Layout>
  );
};

const PlacementList = ({ shown, form }: { readonly shown: Shown<PlacementsShown>; readonly form: FormState }) => {
  const { reader, view } = shown;
  const { say } = reader;
  const { placements, names } = view;
  const first = placements.items.find(({ status }) => status === 'proposed')?.id;
  return (
    <ListTable
      reader={reader}
      caption={say('page.payments.place.placements')}
      items={placements.items}
      empty={say('page.payments.no_placements')}
      columns={[
        {
          head: say('page.payments.pick'),
          cell: ({ id, status, reason }) =>
            status === 'proposed' ? (
              <Pick form={form} type="radio" name="placementId" value={id} isFirst={id === first} label={reason} />
            ) : (
              say(`page.placement_status.${status}`)
            ),
        },
        {
          head: say('page.payments.what'),
          cell: ({ kind, answer }) => (
            <span>
              {say(`page.placement.${kind}`)}
              {answer !== null && ` – ${say(`page.answer.${answer}`)}`}
            </span>
          ),
        },
        {
          head: say('page.payments.funder'),
          cell: ({ funderId }) => <bdi>{funderIn(reader, names.funders, funderId)}</bdi>,
        },
        { head: say('page.payments.booked_on'), cell: ({ bookedOn }) => <Day on={bookedOn} /> },
        { head: say('page.payments.reason'), cell: ({ reason }) => <span dir="auto">{reason}</span> },
        {
          head: say('page.payments.proposed_by'),
          cell: ({ proposedBy }) => <bdi>{personIn(reader, names.people, proposedBy)}</bdi>,
        },
      ]}
    />
  );
};
