import type { Progress } from '../../services/observatory/observatory-views.ts';
import { Button } from '../shared/components/button.tsx';
import { SummaryList } from '../shared/components/summary-list.tsx';
import { Tag } from '../shared/components/texts.tsx';
import { CodeField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { Instant, Num } from '../shared/number.tsx';
import type { Answered } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';

/** Following a dossier without an account: for the holder, and for whoever they trust. */
export const FollowPage = ({ reader, view, posted, answer }: Answered<{ readonly reference: string }, Progress>) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'follow', { stored: view });
  return (
    <Layout reader={reader} title={say('page.place.follow')} posted={posted}>
      {answer && <Standing reader={reader} progress={answer} />}
      {answer ? (
        <h2 class="govuk-heading-m">{say('page.follow.another')}</h2>
      ) : (
        <>
          <h1 class="govuk-heading-l">{say('page.place.follow')}</h1>
          <p class="govuk-body">{say('page.follow.text')}</p>
        </>
      )}
      <Form form={form}>
        <CodeField form={form} name="reference" />
        <CodeField form={form} name="secret" autocomplete="off" />
        <Button>{say('page.follow.see')}</Button>
      </Form>
    </Layout>
  );
};

const Standing = ({ reader, progress }: { readonly reader: Reader; readonly progress: Progress }) => {
  const { say } = reader;
  const { reference, stage, since, isOpen, decisionBy, steps } = progress;
  return (
    <>
      <span class="govuk-caption-l">
        <Num>{reference}</Num>
      </span>
      <h1 class="govuk-heading-l">
        {say(`page.stage.${stage}`)} {!isOpen && <Tag>{say('page.follow.ended')}</Tag>}
      </h1>
      <SummaryList
        rows={[
          { key: { content: say('page.since') }, value: { content: <Instant at={since} /> } },
          ...(decisionBy === null
            ? []
            : [{ key: { content: say('page.follow.decision_by') }, value: { content: <Instant at={decisionBy} /> } }]),
        ]}
      />
      <h2 class="govuk-heading-m">{say('page.follow.steps')}</h2>
      <ol class="govuk-list">
        {steps.map(({ step, at }) => (
          <li>
            <Instant at={at} /> · {say(`event.${step}`)}
          </li>
        ))}
      </ol>
    </>
  );
};
