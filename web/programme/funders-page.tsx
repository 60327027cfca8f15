import type { CallSummary, EnvelopeView, FunderSummary } from '../../services/programme/programme-views.ts';
import { Button } from '../shared/components/button.tsx';
import { AmountField, CodeField, NumberField, SelectField, TextField } from '../shared/form-fields.tsx';
import { FoldedForm, formOf, type Posted } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { ListTable } from '../shared/list.tsx';
import { callIn, funderIn, inLanguage } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';

interface Funders {
  readonly funders: readonly FunderSummary[];
  readonly envelopes: readonly EnvelopeView[];
  readonly calls: readonly CallSummary[];
}

interface PartProps {
  readonly reader: Reader;
  readonly view: Funders;
  readonly posted: Posted | null;
}

const INSTRUMENTS = ['grant', 'repayable_advance', 'loan', 'guarantee'] as const;
const REGIONS = Array.from({ length: 12 }, (_, place) => String(place + 1).padStart(2, '0'));

/** Who brings money, and the acts by which it comes in. */
export const FundersPage = ({ reader, view, posted }: Shown<Funders>) => {
  const { say } = reader;
  const part = { reader, view, posted };
  return (
    <Layout
      reader={reader}
      title={say('page.administration.funders')}
      back={{ href: '/administration', text: say('page.place.administration') }}
      posted={posted}
    >
      <h1 class="govuk-heading-l">{say('page.administration.funders')}</h1>
      <ListTable
        reader={reader}
        caption={say('page.administration.funders')}
        items={view.funders}
        empty={say('page.administration.no_funders')}
        columns={[
          { head: say('page.field.funder_code'), cell: ({ code }) => <Num>{code}</Num> },
          { head: say('page.field.funder'), cell: ({ names }) => <bdi>{inLanguage(reader, names)}</bdi> },
        ]}
      />
      <AddFunder {...part} />
      <OpenEnvelope {...part} />
      <RaiseEnvelope {...part} />
    </Layout>
  );
};

const AddFunder = ({ reader, posted }: PartProps) => {
  const form = formOf({ reader, posted }, 'add_funder');
  return (
    <FoldedForm form={form} summary={reader.say('page.administration.add_funder')}>
      <CodeField form={form} name="code" class="govuk-input--width-20" />
      <TextField form={form} name="names.ar" />
      <TextField form={form} name="names.fr" />
      <TextField form={form} name="names.en" />
      <CodeField form={form} name="rib" class="govuk-input--width-30" inputmode="numeric" />
      <Button>{reader.say('page.administration.add_funder')}</Button>
    </FoldedForm>
  );
};

const OpenEnvelope = ({ reader, view, posted }: PartProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'open_envelope');
  return (
    <FoldedForm form={form} summary={say('page.administration.open_envelope')}>
      <SelectField
        form={form}
        name="funderId"
        items={view.funders.map(({ id, names }) => ({ value: id, text: inLanguage(reader, names) }))}
      />
      <SelectField
        form={form}
        name="instrument"
        items={INSTRUMENTS.map((value) => ({ value, text: say(`page.instrument.${value}`) }))}
      />
      <NumberField form={form} name="year" />
      <SelectField
        form={form}
        name="callId"
        items={view.calls.map((call) => ({ value: call.id, text: callIn(reader, call) }))}
      />
      <SelectField
        form={form}
        name="territory"
        items={REGIONS.map((value) => ({ value, text: say(`page.region.${value}`) }))}
      />
      <AmountField form={form} name="amount" />
      <TextField form={form} name="act" />
      <Button>{say('page.administration.open_envelope')}</Button>
    </FoldedForm>
  );
};

const RaiseEnvelope = ({ reader, view, posted }: PartProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'raise_envelope');
  const nameOf = ({ funderId, instrument, year, territory, callId }: EnvelopeView): string =>
    [
      funderIn(reader, view.funders, funderId),
      say(`page.instrument.${instrument}`),
      String(year),
      ...(territory === null ? [] : [say(`page.region.${territory.slice(0, 2)}`)]),
      ...view.calls.filter(({ id }) => id === callId).map(({ reference }) => reference),
    ].join(' – ');
  return (
    <FoldedForm form={form} summary={say('page.administration.raise_envelope')}>
      <SelectField
        form={form}
        name="envelopeId"
        items={view.envelopes.map((envelope) => ({ value: envelope.id, text: nameOf(envelope) }))}
      />
      <AmountField form={form} name="amount" />
      <TextField form={form} name="act" />
      <Button>{say('page.administration.raise_envelope')}</Button>
    </FoldedForm>
  );
};
