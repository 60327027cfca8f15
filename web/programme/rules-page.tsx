import type { Fault } from '../../services/programme/fault.ts';
import type { Call } from '../../services/programme/programme-facts.ts';
import { Button } from '../shared/components/button.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { Form, formOf, type FormState, type Posted } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import type { Territory } from '../shared/named.ts';
import { Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { typedValues } from '../shared/typed-values.ts';
import { FIELDS_OF } from './rule-fields.tsx';
import { RULE_FORMS, sectionAt, type RuleSection } from './rule-forms.ts';
import { RuleSections } from './rule-sections.tsx';

interface SectionRules {
  readonly section: RuleSection;
  readonly call: Call;
  readonly contradictions: readonly Fault[];
  readonly territories: readonly Territory[];
}

/** The rules of one section of a draft: what is asked, what is wrong with it, and beneath how the whole reads. */
export const RulesPage = ({ reader, view, posted }: Shown<SectionRules>) => {
  const { say } = reader;
  const { section, call } = view;
  const told = posted ?? toldOf(reader, view);
  const form = formOf({ reader, posted: told }, 'save_rules', { stored: storedOf(view), version: call.version });
  return (
    <Layout
      reader={reader}
      title={`${say(`page.rules.section.${section}`)} – ${call.reference}`}
      back={{ href: `/administration/calls/${call.id}`, text: call.reference }}
      posted={told}
    >
      <span class="govuk-caption-l">
        <Num>{call.reference}</Num>
      </span>
      <h1 class="govuk-heading-l">{say(`page.rules.section.${section}`)}</h1>
      {call.status === 'draft' ? (
        <RuleForm reader={reader} form={form} view={view} />
      ) : (
        <InsetText>{say('page.rules.frozen')}</InsetText>
      )}
      <h2 class="govuk-heading-m">{say('page.rules.as_it_reads')}</h2>
      <p class="govuk-body">
        <a class="govuk-link" href={`/calls/${call.id}`}>
          {say('page.administration.as_applicants_see')}
        </a>
      </p>
      <RuleSections reader={reader} call={call} />
    </Layout>
  );
};

interface RuleFormProps {
  readonly reader: Reader;
  readonly form: FormState;
  readonly view: SectionRules;
}

const RuleForm = ({ reader, form, view: { section, call, territories } }: RuleFormProps) => {
  const Asked = FIELDS_OF[section];
  return (
    <Form form={form}>
      <Asked form={form} reader={reader} rulebook={call.rulebook} territories={territories} />
      <Button>{reader.say('page.rules.save')}</Button>
    </Form>
  );
};

/** The chair decides a tie where nothing is said. */
const storedOf = ({ section, call: { rulebook } }: SectionRules) => ({
  ...typedValues(RULE_FORMS[section].fields, rulebook),
  ...(rulebook.committee.castingVote === undefined && { 'committee.castingVote': 'yes' }),
});

/** What a draft that was saved still contradicts stands beside its fields, as if it had just been refused. */
const toldOf = (reader: Reader, view: SectionRules): Posted | null => {
  const stored = storedOf(view);
  const faults = view.contradictions
    .filter(({ path }) => sectionAt(path) === view.section)
    .map((fault) => {
      const field = fault.path.replace(/^rulebook\./, '');
      return {
        field: field in RULE_FORMS[view.section].fields || field in stored ? field : null,
        text: wordsOf(reader, fault),
      };
    });
  return faults.length === 0 ? null : { values: { ...stored, action: 'save_rules' }, faults, isStale: false };
};

/** A contradiction in plain words. */
export const wordsOf = ({ told, say }: Reader, fault: Fault): string =>
  told('fault', fault) ?? say('page.fault.invalid');
