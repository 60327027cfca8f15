import { isRunning } from '../../services/programme/programme.ts';
import type { Call } from '../../services/programme/programme-facts.ts';
import { ButtonLink } from '../shared/components/button.tsx';
import { SummaryList } from '../shared/components/summary-list.tsx';
import { InsetText, Tag } from '../shared/components/texts.tsx';
import { Layout } from '../shared/layout.tsx';
import { Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { Checklist } from './call-checklist.tsx';
import { HoldsFor, versionAsked } from './rule-versions.tsx';
import { applicantRows, grantRows, type CallShown, type Fact } from './call-terms.tsx';

/** Everything that a call asks and gives, for anybody; it prints as it stands. */
export const CallPage = ({ reader, view }: Shown<CallShown>) => {
  const { say, language } = reader;
  const { call } = view;
  const title = call.titles[language];
  return (
    <Layout
      reader={reader}
      title={`${title} – ${call.reference}`}
      back={{ href: '/calls', text: say('page.place.calls') }}
    >
      <span class="govuk-caption-l">
        <Num>{call.reference}</Num> <Tag>{say(`page.call_status.${call.status}`)}</Tag>
      </span>
      <h1 class="govuk-heading-l">{title}</h1>
      {call.status === 'cancelled' && <InsetText>{call.cancelReason}</InsetText>}
      {(call.description?.[language] ?? '').split(/\n+/).map((text) => text && <p class="govuk-body">{text}</p>)}
      <SummaryList rows={rowsOf(reader, datesOf(reader, view))} />
      <Ways reader={reader} call={call} />
      <h2 class="govuk-heading-m">{say('page.call.who')}</h2>
      <SummaryList rows={rowsOf(reader, applicantRows(reader, view))} />
      <h2 class="govuk-heading-m">{say('page.call.money')}</h2>
      <SummaryList rows={rowsOf(reader, grantRows(reader, view))} />
      <Checklist reader={reader} call={call} />
      <h2 class="govuk-heading-m">{say('page.call.after')}</h2>
      <ol class="govuk-list govuk-list--number">
        <li>{say('page.call.after_receipt')}</li>
        <li>{say('page.call.after_eligibility', { days: call.rulebook.eligibility.decisionDays })}</li>
        <li>{say('page.call.after_scoring', { reviewers: call.rulebook.review.reviewersMin })}</li>
        <li>{say('page.call.after_committee')}</li>
        <li>{say('page.call.after_funders')}</li>
      </ol>
      <Ways reader={reader} call={call} />
      <p class="govuk-body-s tz-screen-only">{say('page.call.print')}</p>
    </Layout>
  );
};

const rowsOf = ({ say }: Reader, facts: readonly Fact[]) =>
  facts.flatMap(([name, content]) =>
    content === null ? [] : [{ key: { content: say(`page.field.${name}`) }, value: { content } }],
  );

const datesOf = (reader: Reader, { call: { opensAt, closesAt }, versions }: CallShown): Fact[] => [
  ['opens_at', <Instant at={opensAt} />],
  ['closes_at', <Instant at={closesAt} />],
  // Worth a word only where applicants may have read others before.
  ['rules_in_force', versions.length > 1 ? <InForce reader={reader} versions={versions} /> : null],
];

const InForce = ({ reader, versions }: Pick<CallShown, 'versions'> & { readonly reader: Reader }) => {
  const read = versionAsked(versions, undefined);
  return (
    <>
      <HoldsFor reader={reader} versions={versions} read={read} />
      <br />
      <span dir="auto">{read?.reason}</span>
    </>
  );
};

/** What one can do with a call now. */
const Ways = ({ reader: { say }, call }: { readonly reader: Reader; readonly call: Call }) => {
  const { id, status } = call;
  if (!isRunning(call)) return <InsetText>{say('page.call.over')}</InsetText>;
  return (
    <div class="govuk-button-group tz-screen-only">
      {status === 'open' && (
        <ButtonLink href={`/dossiers/new?call=${id}`} isStart>
          {say('page.call.start')}
        </ButtonLink>
      )}
      <ButtonLink href={`/calls/${id}/eligibility`} class="govuk-button--secondary">
        {say('page.call.may_we')}
      </ButtonLink>
    </div>
  );
};
