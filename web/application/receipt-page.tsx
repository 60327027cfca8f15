import type { Receipt } from '../../services/application/application-views.ts';
import { Button, ButtonLink } from '../shared/components/button.tsx';
import { SummaryList } from '../shared/components/summary-list.tsx';
import { InsetText, Panel } from '../shared/components/texts.tsx';
import { FoldedForm, formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { Instant, Num } from '../shared/number.tsx';
import type { Answered, Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import type { Draft } from './holder-use-cases.ts';

interface Received {
  readonly draft: Draft;
  readonly receipt: Receipt;
}

/** Sent: the number, the secret once, what comes next and by when. Its address stays. */
export const ReceiptPage = ({
  reader,
  view,
  posted,
  answer,
}: Answered<Received, { trackingSecret: string | null }>) => {
  const { say } = reader;
  const { draft, receipt } = view;
  const { id, legalClock } = draft.dossier;
  return (
    <Layout
      reader={reader}
      title={`${say('page.receipt.title')} – ${receipt.reference}`}
      back={{ href: `/dossiers/${id}`, text: say('page.dossier') }}
      posted={posted}
    >
      <Panel title={say('page.receipt.sent')}>
        {say('page.receipt.number')}
        <br />
        <strong>
          <Num>{receipt.number}</Num>
        </strong>
      </Panel>
      {answer?.trackingSecret && (
        <Secret reader={reader} reference={receipt.reference} secret={answer.trackingSecret} />
      )}
      <SummaryList
        rows={[
          { key: { content: say('page.field.reference') }, value: { content: <Num>{receipt.reference}</Num> } },
          { key: { content: say('page.field.submitted_at') }, value: { content: <Instant at={receipt.at} /> } },
        ]}
      />
      <p class="govuk-body">
        <ButtonLink href={`/dossiers/${id}/receipt.pdf`} class="govuk-button--secondary">
          {say('page.receipt.pdf')}
        </ButtonLink>
      </p>
      <h2 class="govuk-heading-m">{say('page.call.after')}</h2>
      <p class="govuk-body">{say('receipt.legal_clock', { days: receipt.legalClock.decisionDays })}</p>
      {legalClock !== null && legalClock.endedAt === null && legalClock.stoppedAt === null && (
        <p class="govuk-body">
          {say('page.receipt.answer_by')} <Instant at={legalClock.dueAt} />
        </p>
      )}
      <p class="govuk-body">{say('page.receipt.complement')}</p>
      {!answer?.trackingSecret && <NewSecret reader={reader} posted={posted} />}
      <p class="govuk-body">
        <a class="govuk-link" href={`/dossiers/${id}`}>
          {say('page.receipt.to_dossier')}
        </a>
      </p>
    </Layout>
  );
};

interface SecretProps {
  readonly reader: Reader;
  readonly reference: string;
  readonly secret: string;
}

const Secret = ({ reader: { say }, reference, secret }: SecretProps) => (
  <InsetText>
    <h2 class="govuk-heading-m">{say('page.receipt.secret')}</h2>
    <p class="govuk-body-l tz-secret">
      <Num>{secret}</Num>
    </p>
    <p class="govuk-body">{say('page.receipt.secret_text')}</p>
    <p class="govuk-body">
      <a class="govuk-link" href={`/follow?reference=${reference}`}>
        {say('page.place.follow')}
      </a>
    </p>
  </InsetText>
);

const NewSecret = ({ reader, posted }: Pick<Shown<Received>, 'reader' | 'posted'>) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'secret');
  return (
    <FoldedForm form={form} summary={say('page.receipt.lost_secret')}>
      <p class="govuk-body">{say('page.receipt.lost_secret_text')}</p>
      <Button class="govuk-button--secondary">{say('page.receipt.new_secret')}</Button>
    </FoldedForm>
  );
};
