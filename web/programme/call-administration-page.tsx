import type { Fault } from '../../services/programme/fault.ts';
import type { Call } from '../../services/programme/programme-facts.ts';
import type { RulebookVersionView } from '../../services/programme/programme-views.ts';
import { Button } from '../shared/components/button.tsx';
import { Details, Tag } from '../shared/components/texts.tsx';
import { CodeField, InstantField, LongTextField, TextField } from '../shared/form-fields.tsx';
import { Form, formOf, type Posted } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { ListTable } from '../shared/list.tsx';
import { inLanguage } from '../shared/names.ts';
import { Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { DraftRules } from './draft-rules.tsx';
import { RuleSections } from './rule-sections.tsx';

interface AdministeredCall {
  readonly call: Call;
  readonly versions: readonly RulebookVersionView[];
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
  view: { call, versions, contradictions },
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
          <DraftRules reader={reader} call={call} contradictions={contradictions} />
          <Publish {...part} />
        </>
      )}
      {(call.status === 'published' || call.status === 'open') && <Extend {...part} />}
      {call.status !== 'cancelled' && call.status !== 'settled' && <Cancel {...part} />}
      <Copy {...part} />
      <h2 class="govuk-heading-m">{say('page.rules')}</h2>
      <RuleSections reader={reader} call={call} />
      <Versions reader={reader} versions={versions} />
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

const Extend = ({ reader, call, posted }: PartProps) => {
  const form = formOf({ reader, posted }, 'extend_closing', { version: call.version });
  return (
    <Details summary={reader.say('page.administration.extend')} isOpen={form.posted !== null}>
      <Form form={form}>
        <InstantField form={form} name="closesAt" />
        <LongTextField form={form} name="reason" rows={3} />
        <Button>{reader.say('page.administration.extend')}</Button>
      </Form>
    </Details>
  );
};

const Cancel = ({ reader, call, posted }: PartProps) => {
  const form = formOf({ reader, posted }, 'cancel_call', { version: call.version });
  return (
    <Details summary={reader.say('page.administration.cancel')} isOpen={form.posted !== null}>
      <p class="govuk-body">{reader.say('page.administration.cancel_text')}</p>
      <Form form={form}>
        <LongTextField form={form} name="reason" rows={3} />
        <Button class="govuk-button--warning">{reader.say('page.administration.cancel')}</Button>
      </Form>
    </Details>
  );
};

/** A new call begins as a draft with the rules of one that is known. */
const Copy = ({ reader, call, posted }: PartProps) => {
  const { ar, fr, en } = call.titles;
  const form = formOf({ reader, posted }, 'copy_call', {
    stored: { 'titles.ar': ar, 'titles.fr': fr, 'titles.en': en },
  });
  return (
    <Details summary={reader.say('page.administration.copy')} isOpen={form.posted !== null}>
      <p class="govuk-body">{reader.say('page.administration.copy_text')}</p>
      <Form form={form}>
        <CodeField form={form} name="reference" class="govuk-input--width-20" />
        <TextField form={form} name="titles.ar" />
        <TextField form={form} name="titles.fr" />
        <TextField form={form} name="titles.en" />
        <InstantField form={form} name="opensAt" />
        <InstantField form={form} name="closesAt" />
        <Button>{reader.say('page.administration.copy')}</Button>
      </Form>
    </Details>
  );
};

const Versions = ({ reader, versions }: { reader: Reader; versions: readonly RulebookVersionView[] }) => {
  const { say } = reader;
  return versions.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">{say('page.rules.versions')}</h2>
      <ListTable
        reader={reader}
        caption={say('page.rules.versions')}
        items={versions}
        empty=""
        columns={[
          { head: say('page.rules.version'), cell: ({ number }) => <Num>{number}</Num> },
          { head: say('page.rules.since'), cell: ({ recordedAt }) => <Instant at={recordedAt} /> },
          { head: say('page.field.reason'), cell: ({ reason }) => <bdi>{reason ?? say('page.rules.first')}</bdi> },
        ]}
      />
    </>
  );
};
