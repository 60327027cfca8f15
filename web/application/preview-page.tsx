import type { Assessment } from '../../services/application/eligibility.ts';
import { LegalForm, type Call } from '../../services/programme/programme-facts.ts';
import { Button, ButtonLink } from '../shared/components/button.tsx';
import { InsetText, Panel, WarningText } from '../shared/components/texts.tsx';
import type { Values } from '../shared/fields.ts';
import { ChoiceField, NumberField, SelectField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { codeName, provinceItems, type Territory } from '../shared/named.ts';
import type { Answered } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { RulesAgainst } from './rules-against.tsx';

interface Preview {
  readonly call: Call;
  readonly territories: readonly Territory[];
}

interface Previewed {
  /** What was answered: it stays in the form, to be changed. */
  readonly values: Values;
  readonly rules: readonly Assessment[];
}

/** A few questions before any sign-in: yes, no, and why. Nothing of it is kept. */
export const PreviewPage = ({ reader, view, posted, answer }: Answered<Preview, Previewed>) => {
  const { say, language } = reader;
  const { call, territories } = view;
  const { sectors, excludedSectors = [], age } = call.rulebook.applicants;
  const form = formOf({ reader, posted }, 'preview', { stored: answer?.values ?? {} });
  return (
    <Layout
      reader={reader}
      title={`${say('page.call.may_we')} – ${call.reference}`}
      back={{ href: `/calls/${call.id}`, text: call.titles[language] }}
      posted={posted}
    >
      {answer && <Verdict reader={reader} call={call} rules={answer.rules} />}
      <h1 class="govuk-heading-l">{say('page.call.may_we')}</h1>
      <p class="govuk-body">{say('page.preview.intro')}</p>
      <Form form={form}>
        <ChoiceField
          form={form}
          name="legalForm"
          items={LegalForm.options.map((value) => ({ value, label: say(`legalForm.${value}`) }))}
        />
        <SelectField form={form} name="province" items={provinceItems(reader, territories)} />
        <ChoiceField
          form={form}
          name="sector"
          items={[
            ...[...new Set([...sectors, ...excludedSectors])].map((value) => ({
              value,
              label: codeName(reader, 'sector', value),
            })),
            { value: 'other', label: say('page.preview.other_sector') },
          ]}
        />
        <NumberField form={form} name="members.total" />
        <NumberField form={form} name="members.women" />
        <NumberField form={form} name="members.youth" />
        <NumberField form={form} name="members.youngWomen" />
        {age && <NumberField form={form} name="age" />}
        <Button>{say('page.preview.ask')}</Button>
      </Form>
    </Layout>
  );
};

interface VerdictProps {
  readonly reader: Reader;
  readonly call: Call;
  readonly rules: readonly Assessment[];
}

const Verdict = ({ reader, call, rules }: VerdictProps) => {
  const { say } = reader;
  if (rules.every(({ verdict }) => verdict === 'pass')) {
    return (
      <>
        <Panel title={say('page.preview.yes')} level={2}>
          {say('page.preview.yes_text')}
        </Panel>
        {call.status === 'open' && (
          <ButtonLink href={`/dossiers/new?call=${call.id}`} isStart>
            {say('page.call.start')}
          </ButtonLink>
        )}
      </>
    );
  }
  return (
    <>
      <WarningText icon={say('page.warning')}>{say('page.preview.no')}</WarningText>
      <InsetText>
        <RulesAgainst reader={reader} rules={rules} />
      </InsetText>
      <p class="govuk-body">
        <a class="govuk-link" href="/calls">
          {say('page.preview.others')}
        </a>
      </p>
    </>
  );
};
