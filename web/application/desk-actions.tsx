import type { EligibilityView } from '../../services/application/application-views.ts';
import type { WaiverBody } from '../../services/programme/programme-facts.ts';
import { Button } from '../shared/components/button.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { ChoiceField, ChoicesField, LongTextField } from '../shared/form-fields.tsx';
import { FoldedForm, Form, formOf, type Posted } from '../shared/form.tsx';
import { inLanguage } from '../shared/names.ts';
import { Instant } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';
import type { Case } from './desk-case.tsx';
import { hasRole } from '../shared/terms.ts';

interface ActionsProps {
  readonly reader: Reader;
  readonly view: Case;
  readonly posted: Posted | null;
}

/** Who speaks for the body that may set the age condition aside. */
const SPEAKER: Readonly<Record<WaiverBody, string>> = {
  regional_committee: 'committee_chair',
  fund_committee: 'committee_chair',
  lead_funder: 'funder_approver',
};

/** What the reader may do about this case now, or what it waits for. */
export const DeskActions = (props: ActionsProps) => {
  const { stage } = props.view.dossier;
  if (stage === 'ineligible') return <Appeal {...props} />;
  return stage === 'application' && props.view.eligibility !== null ? <Instruction {...props} /> : null;
};

/** Before the decision: at most one complement, then a yes or a no. */
const Instruction = (props: ActionsProps) => {
  const { reader, view } = props;
  const { complement } = view.dossier;
  const isDesk = hasRole(reader, 'desk_officer');
  return (
    <>
      {isDesk && complement === null && <AskComplement {...props} />}
      {complement?.status === 'open' && (
        <InsetText>
          {reader.say('page.complement_open')} <Instant at={complement.dueAt} />
        </InsetText>
      )}
      <Waiver {...props} />
      {isDesk && complement?.status !== 'open' && <Decide {...props} />}
    </>
  );
};

const AskComplement = ({ reader, view, posted }: ActionsProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'request_complement');
  return (
    <FoldedForm form={form} summary={say('page.request_complement')}>
      <p class="govuk-body">{say('page.request_complement_text')}</p>
      {view.documents.length > 0 && (
        <>
          <ChoicesField
            form={form}
            name="documents"
            items={view.documents.map(({ kind, titles }) => ({ value: kind, label: inLanguage(reader, titles) }))}
          />
          <LongTextField form={form} name="documents_text" rows={2} />
        </>
      )}
      <LongTextField form={form} name="project" rows={2} />
      <LongTextField form={form} name="plan" rows={2} />
      <LongTextField form={form} name="words" rows={2} />
      <Button>{say('page.request_complement')}</Button>
    </FoldedForm>
  );
};

const openRules = ({ eligibility }: Case): EligibilityView['rules'] =>
  (eligibility?.rules ?? []).filter(({ verdict }) => verdict !== 'pass');

const Waiver = ({ reader, view, posted }: ActionsProps) => {
  const { say } = reader;
  const { waiverBody } = view;
  if (waiverBody === null || !openRules(view).some(({ reason }) => reason === 'waiver_needed')) return null;
  if (!hasRole(reader, SPEAKER[waiverBody])) return <InsetText>{say(`page.waiver_by.${waiverBody}`)}</InsetText>;
  const form = formOf({ reader, posted }, 'grant_waiver');
  return (
    <section aria-labelledby="waiver">
      <h2 class="govuk-heading-m" id="waiver">
        {say('page.grant_waiver')}
      </h2>
      <Form form={form}>
        <LongTextField form={form} name="reason" rows={3} />
        <Button>{say('page.grant_waiver')}</Button>
      </Form>
    </section>
  );
};

/** The age condition is set aside by a body, never by the desk. */
const RESERVED = 'age';

const Decide = ({ reader, view, posted }: ActionsProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'decide_eligibility');
  const open = openRules(view).map(({ rule }) => rule);
  return (
    <section aria-labelledby="decide">
      <h2 class="govuk-heading-m" id="decide">
        {say('page.decide_eligibility')}
      </h2>
      <Form form={form}>
        <input type="hidden" name="open" value={open.join(',')} />
        {open
          .filter((rule) => rule !== RESERVED)
          .map((rule) => (
            <LongTextField
              form={form}
              name={`reasons.${rule}`}
              label={`${say('page.override')} ${say(`rule.${rule}`)}`}
              rows={2}
            />
          ))}
        <ChoiceField
          form={form}
          name="eligible"
          items={[
            { value: 'yes', label: say('page.eligible.yes'), hint: say('page.eligible.yes_hint') },
            { value: 'no', label: say('page.eligible.no'), hint: say('page.eligible.no_hint') },
          ]}
        />
        <LongTextField form={form} name="reason" rows={4} />
        <Button>{say('page.decide_eligibility')}</Button>
      </Form>
    </section>
  );
};

/** The holder appeals, and somebody of the desk decides; afterwards there is nothing to do. */
const Appeal = (props: ActionsProps) => {
  const { reader, view } = props;
  const appeal = view.eligibility?.appeal ?? null;
  if (appeal === null) return hasRole(reader, 'project_holder') ? <FileAppeal {...props} /> : null;
  if (appeal.outcome !== null) return null;
  if (hasRole(reader, 'desk_officer')) return <DecideAppeal {...props} />;
  return <InsetText>{reader.say('page.appeal_pending')}</InsetText>;
};

const FileAppeal = ({ reader, view, posted }: ActionsProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'file_appeal');
  const until = view.eligibility?.appealBy;
  return (
    <section aria-labelledby="appeal">
      <h2 class="govuk-heading-m" id="appeal">
        {say('page.file_appeal')}
      </h2>
      <p class="govuk-body">
        {say('page.file_appeal_text')} {until && <Instant at={until} />}
      </p>
      <Form form={form}>
        <LongTextField form={form} name="grounds" rows={6} />
        <Button>{say('page.file_appeal')}</Button>
      </Form>
    </section>
  );
};

const DecideAppeal = ({ reader, posted }: ActionsProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'decide_appeal');
  return (
    <section aria-labelledby="appeal">
      <h2 class="govuk-heading-m" id="appeal">
        {say('page.decide_appeal')}
      </h2>
      <p class="govuk-body">{say('page.decide_appeal_text')}</p>
      <Form form={form}>
        <ChoiceField
          form={form}
          name="outcome"
          items={(['upheld', 'reinstated'] as const).map((value) => ({ value, label: say(`page.outcome.${value}`) }))}
        />
        <LongTextField form={form} name="reason" rows={4} />
        <Button>{say('page.decide_appeal')}</Button>
      </Form>
    </section>
  );
};
