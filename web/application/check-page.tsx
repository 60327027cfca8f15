import { Button } from '../shared/components/button.tsx';
import { WarningText } from '../shared/components/texts.tsx';
import type { Submission } from '../../services/application/application-views.ts';
import { TickField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import type { Answered } from '../shared/page.ts';
import { AnswersTold } from './answers.tsx';
import { DraftFrame } from './draft-frame.tsx';
import { FindingList } from './finding-list.tsx';
import type { Draft } from './holder-use-cases.ts';
import { ReceiptPage } from './receipt-page.tsx';

/** Everything once more, with what is missing; then the act itself, whose answer is the receipt. */
export const CheckPage = ({ reader, view: draft, posted, answer }: Answered<Draft, Submission>) => {
  if (answer)
    return <ReceiptPage reader={reader} view={{ draft, receipt: answer.receipt }} posted={null} answer={answer} />;
  const { say } = reader;
  const { dossier, findings } = draft;
  const base = `/dossiers/${dossier.id}`;
  const form = formOf({ reader, posted }, 'submit', { version: dossier.version });
  return (
    <DraftFrame reader={reader} draft={draft} title={say('page.check.title')} posted={posted}>
      <h1 class="govuk-heading-l">{say('page.check.title')}</h1>
      {findings.length > 0 && (
        <section class="tz-todo" aria-labelledby="left">
          <h2 class="govuk-heading-m" id="left">
            {say('page.task.left', { count: findings.length })}
          </h2>
          <FindingList reader={reader} findings={findings} base={base} />
        </section>
      )}
      <AnswersTold reader={reader} draft={draft} mayChange />
      {findings.length === 0 && dossier.status === 'draft' && (
        <>
          <h2 class="govuk-heading-m">{say('page.check.send')}</h2>
          <WarningText icon={say('page.warning')}>{say('page.check.final')}</WarningText>
          <Form form={form}>
            <TickField form={form} name="declared" />
            <Button preventDoubleClick>{say('page.check.submit')}</Button>
          </Form>
        </>
      )}
    </DraftFrame>
  );
};
