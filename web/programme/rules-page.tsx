import type { Fault } from '../../services/programme/fault.ts';
import { isRunning } from '../../services/programme/programme.ts';
import type { Call } from '../../services/programme/programme-facts.ts';
import type { FunderSummary } from '../../services/programme/programme-views.ts';
import { Button } from '../shared/components/button.tsx';
import { Details, InsetText } from '../shared/components/texts.tsx';
import { LongTextField } from '../shared/form-fields.tsx';
import type { Values } from '../shared/fields.ts';
import { Form, formOf, type FormState, type Posted } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import type { Territory } from '../shared/named.ts';
import { Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { typedValues } from '../shared/typed-values.ts';
import { CALL_FIELDS } from './call-fields.tsx';
import { askedOf, fieldsOf, sectionAt, type Section } from './call-forms.ts';
import { RULE_FIELDS } from './rule-fields.tsx';
import { isRuleSection } from './rule-forms.ts';
import { RuleSections } from './rule-sections.tsx';

interface SectionRules {
  readonly section: Section;
  readonly call: Call;
  readonly contradictions: readonly Fault[];
  readonly funders: readonly FunderSummary[];
  readonly territories: readonly Territory[];
}

/** One section of a call: what is asked, what is wrong with it, and folded away beneath how the rules read. */
export const RulesPage = ({ reader, view, posted }: Shown<SectionRules>) => {
  const { say } = reader;
  const { section, call } = view;
  const told = posted ?? toldOf(reader, view);
  const action = actionOf(view);
  const form = action && formOf({ reader, posted: told }, action, { stored: storedOf(view), version: call.version });
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
      {form ? <SectionForm form={form} view={view} /> : <InsetText>{say('page.rules.frozen')}</InsetText>}
      {isRuleSection(section) && (
        <Details summary={say('page.rules.as_it_reads')}>
          <p class="govuk-body">
            <a class="govuk-link" href={`/calls/${call.id}`}>
              {say('page.administration.as_applicants_see')}
            </a>
          </p>
          <RuleSections reader={reader} call={call} />
        </Details>
      )}
    </Layout>
  );
};

/** A draft is written over; rules that applicants rely on get a new version; all else stays as it was promised. */
const actionOf = ({ section, call }: SectionRules): 'save_rules' | 'change_rules' | null => {
  if (call.status === 'draft') return 'save_rules';
  return isRunning(call) && isRuleSection(section) ? 'change_rules' : null;
};

interface SectionFormProps {
  readonly form: FormState;
  readonly view: SectionRules;
}

const SectionForm = ({ form, view: { section, call, funders, territories } }: SectionFormProps) => {
  const { reader } = form;
  const Asked = isRuleSection(section) ? RULE_FIELDS[section] : CALL_FIELDS[section];
  const isNewVersion = form.action === 'change_rules';
  return (
    <>
      {isNewVersion && <InsetText>{reader.say('page.rules.new_version_text')}</InsetText>}
      <Form form={form}>
        <Asked form={form} reader={reader} rulebook={call.rulebook} funders={funders} territories={territories} />
        {isNewVersion && <LongTextField form={form} name="reason" rows={3} />}
        <Button>{reader.say(isNewVersion ? 'page.rules.new_version' : 'page.rules.save')}</Button>
      </Form>
    </>
  );
};

const storedOf = ({ section, call }: SectionRules): Values => typedValues(fieldsOf(section), askedOf(section, call));

/** What a draft that was saved still contradicts stands beside its fields, as if it had just been refused. */
const toldOf = (reader: Reader, view: SectionRules): Posted | null => {
  const stored = storedOf(view);
  const faults = view.contradictions
    .filter(({ path }) => sectionAt(path) === view.section)
    .map((fault) => {
      const field = fault.path.replace(/^rulebook\./, '');
      return {
        field: field in fieldsOf(view.section) || field in stored ? field : null,
        text: wordsOf(reader, fault),
      };
    });
  return faults.length === 0 ? null : { values: { ...stored, action: 'save_rules' }, faults, isStale: false };
};

/** A contradiction in plain words. */
export const wordsOf = ({ told, say }: Reader, fault: Fault): string =>
  told('fault', fault) ?? say('page.fault.invalid');
