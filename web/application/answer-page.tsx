import type { EligibilityView } from '../../services/application/application-views.ts';
import { InsetText, Tag } from '../shared/components/texts.tsx';
import { Button, ButtonLink } from '../shared/components/button.tsx';
import { LongTextField } from '../shared/form-fields.tsx';
import { Form, formOf, type Posted } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { ComplementAsked } from './complement-asked.tsx';
import type { Answering } from './holder-use-cases.ts';
import { RulesAgainst } from './rules-against.tsx';

/** What the desk asks of the holder, what it decided and why, and what the holder has to say to that. */
export const AnswerPage = ({ reader, view, posted }: Shown<Answering>) => {
  const { say } = reader;
  const { dossier } = view.draft;
  const { decision } = view.eligibility;
  return (
    <Layout
      reader={reader}
      title={`${say('page.answer.title')} – ${dossier.reference}`}
      back={{ href: `/dossiers/${dossier.id}`, text: say('page.dossier') }}
      posted={posted}
    >
      <span class="govuk-caption-l">
        <Num>{dossier.reference}</Num>
      </span>
      <h1 class="govuk-heading-l">{say('page.answer.title')}</h1>
      {dossier.complement && <ComplementAsked reader={reader} view={view} posted={posted} />}
      {decision && <Decided reader={reader} eligibility={view.eligibility} posted={posted} />}
      {!dossier.complement && !decision && (
        <>
          <InsetText>{say('page.answer.nothing')}</InsetText>
          <ButtonLink href={`/dossiers/${dossier.id}`} class="govuk-button--secondary">
            {say('page.receipt.to_dossier')}
          </ButtonLink>
        </>
      )}
    </Layout>
  );
};

interface DecidedProps {
  readonly reader: Reader;
  readonly eligibility: EligibilityView;
  readonly posted: Posted | null;
}

const Decided = ({ reader, eligibility, posted }: DecidedProps) => {
  const { say } = reader;
  const { decision } = eligibility;
  const verdict = decision?.eligible ? 'eligible' : 'ineligible';
  return (
    <section aria-labelledby="decision">
      <h2 class="govuk-heading-m" id="decision">
        {say('page.answer.decision')} <Tag class={COLOURS[verdict]}>{say(`page.answer.${verdict}`)}</Tag>
      </h2>
      <p class="govuk-body" dir="auto">
        {decision?.reason}
      </p>
      {verdict === 'ineligible' && <RulesAgainst reader={reader} rules={eligibility.rules} />}
      <Appeals reader={reader} eligibility={eligibility} posted={posted} />
    </section>
  );
};

/** The appeal that was filed, or the way to file one. */
const Appeals = ({ reader, eligibility: { appeal, appealBy }, posted }: DecidedProps) => {
  if (appeal) return <Appealed reader={reader} appeal={appeal} />;
  return appealBy && <NewAppealForm reader={reader} appealBy={appealBy} posted={posted} />;
};

const COLOURS = { eligible: 'govuk-tag--green', ineligible: 'govuk-tag--red' } as const;

const Appealed = ({ reader: { say }, appeal }: { reader: Reader; appeal: NonNullable<EligibilityView['appeal']> }) => (
  <>
    <h3 class="govuk-heading-s">{say('page.answer.appeal')}</h3>
    <p class="govuk-body" dir="auto">
      {appeal.grounds}
    </p>
    <p class="govuk-body">
      {say('page.answer.appealed_at')} <Instant at={appeal.filedAt} />
    </p>
    <InsetText>
      {appeal.outcome === null ? (
        say('page.answer.appeal_waits')
      ) : (
        <>
          <strong>{say(`page.answer.${appeal.outcome}`)}</strong> <span dir="auto">{appeal.reason}</span>
        </>
      )}
    </InsetText>
  </>
);

interface NewAppealProps {
  readonly reader: Reader;
  readonly appealBy: Date;
  readonly posted: Posted | null;
}

const NewAppealForm = ({ reader, appealBy, posted }: NewAppealProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'appeal');
  return (
    <>
      <h3 class="govuk-heading-s">{say('page.answer.appeal')}</h3>
      <p class="govuk-body">
        {say('page.answer.appeal_text')} <Instant at={appealBy} />
      </p>
      <Form form={form}>
        <LongTextField form={form} name="grounds" rows={6} />
        <Button>{say('page.answer.file_appeal')}</Button>
      </Form>
    </>
  );
};
