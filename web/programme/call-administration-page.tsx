import type { Fault } from '../../services/programme/fault.ts';
import { isRunning } from '../../services/programme/programme.ts';
import type { Call } from '../../services/programme/programme-facts.ts';
import type { RulebookVersionView } from '../../services/programme/programme-views.ts';
import { Button } from '../shared/components/button.tsx';
import { Tag } from '../shared/components/texts.tsx';
import { CodeField, InstantField, LongTextField, TextField } from '../shared/form-fields.tsx';
import { FoldedForm, Form, formOf, type Posted } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { inLanguage } from '../shared/names.ts';
import { Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { DraftSections, RunningSections } from './call-sections.tsx';
import { RuleSections } from './rule-sections.tsx';
import { HoldsFor, Versions } from './rule-versions.tsx';

interface AdministeredCall {
  readonly call: Call;
  readonly versions: readonly RulebookVersionView[];
  /** The version of the rules that is read, and the call with it. */
  readonly read: RulebookVersionView | null;
  readonly asRead: Call;
  /** Of a draft: what it would be refused for. */
  readonly contradictions: readonly Fault[];
}

interface PartProps {
  readonly reader: Reader;
  readonly call: Call;
  readonly posted: Posted | null;
}

/** A call as it is administered: its rules to read, and what may be done with it now. */
export const CallAdministrationPage = ({
  reader,
  view: { call, versions, read, asRead, contradictions },
  posted,
}: Shown<AdministeredCall>) => {
  const { say } = reader;
  const part = { reader, call, posted };
  return (
    <Layout
      reader={reader}
      title={`${say('page.place.administration')} – ${call.reference}`}
      back={{ href: '/administration', text: say('page.place.administration') }}
      posted={posted}
    >
      <span class="govuk-caption-l">
        <Num>{call.reference}</Num> <Tag>{say(`page.administration.call.${call.status}`)}</Tag>
      </span>
      <h1 class="govuk-heading-l">
        <bdi>{inLanguage(reader, call.titles)}</bdi>
      </h1>
      <p class="govuk-body">
        {say('page.field.opensAt')} <Instant at={call.opensAt} /> · {say('page.field.closesAt')}{' '}
        <Instant at={call.closesAt} />
      </p>
      {call.cancelReason !== null && (
        <p class="govuk-body" dir="auto">
          {call.cancelReason}
        </p>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={`/calls/${call.id}`}>
          {say('page.administration.as_applicants_see')}
        </a>
      </p>
      {call.status === 'draft' && (
        <>
          <DraftSections reader={reader} call={call} contradictions={contradictions} />
          <Publish {...part} />
        </>
      )}
      {isRunning(call) && (
        <>
          <RunningSections reader={reader} call={call} />
          <Extend {...part} />
        </>
      )}
      {call.status === 'closed' && <Settle {...part} />}
      {call.status !== 'cancelled' && call.status !== 'settled' && <Cancel {...part} />}
      <Copy {...part} />
      <h2 class="govuk-heading-m" id="rules">
        {say('page.rules')}
      </h2>
      <p class="govuk-body">
        <HoldsFor reader={reader} versions={versions} read={read} />
      </p>
      <RuleSections reader={reader} call={asRead} />
      <Versions reader={reader} versions={versions} read={read} path={`/administration/calls/${call.id}`} />
    </Layout>
  );
};

const Publish = ({ reader, call, posted }: PartProps) => {
  const form = formOf({ reader, posted }, 'publish_call', { version: call.version });
  return (
    <Form form={form}>
      <p class="govuk-body">{reader.say('page.administration.publish_text')}</p>
      <Button>{reader.say('page.administration.publish')}</Button>
    </Form>
  );
};

/** It settles by itself once the last dossier has ended; nobody has to wait for the day to pass. */
const Settle = ({ reader, call, posted }: PartProps) => {
  const form = formOf({ reader, posted }, 'settle_call', { version: call.version });
  return (
    <Form form={form}>
      <p class="govuk-body">{reader.say('page.administration.settle_text')}</p>
      <Button class="govuk-button--secondary">{reader.say('page.administration.settle')}</Button>
    </Form>
  );
};

const Extend = ({ reader, call, posted }: PartProps) => {
  const form = formOf({ reader, posted }, 'extend_closing', { version: call.version });
  return (
    <FoldedForm form={form} summary={reader.say('page.administration.extend')}>
      <InstantField form={form} name="closesAt" />
      <LongTextField form={form} name="reason" rows={3} />
      <Button>{reader.say('page.administration.extend')}</Button>
    </FoldedForm>
  );
};

const Cancel = ({ reader, call, posted }: PartProps) => {
  const form = formOf({ reader, posted }, 'cancel_call', { version: call.version });
  return (
    <FoldedForm form={form} summary={reader.say('page.administration.cancel')}>
      <p class="govuk-body">{reader.say('page.administration.cancel_text')}</p>
      <LongTextField form={form} name="reason" rows={3} />
      <Button class="govuk-button--warning">{reader.say('page.administration.cancel')}</Button>
    </FoldedForm>
  );
};

/** A new call begins as a draft with the rules of one that is known. */
const Copy = ({ reader, call, posted }: PartProps) => {
  const { ar, fr, en } = call.titles;
  const form = formOf({ reader, posted }, 'copy_call', {
    stored: { 'titles.ar': ar, 'titles.fr': fr, 'titles.en': en },
  });
  return (
    <FoldedForm form={form} summary={reader.say('page.administration.copy')}>
      <p class="govuk-body">{reader.say('page.administration.copy_text')}</p>
      <CodeField form={form} name="reference" class="govuk-input--width-20" />
      <TextField form={form} name="titles.ar" />
      <TextField form={form} name="titles.fr" />
      <TextField form={form} name="titles.en" />
      <InstantField form={form} name="opensAt" />
      <InstantField form={form} name="closesAt" />
      <Button>{reader.say('page.administration.copy')}</Button>
    </FoldedForm>
  );
};
