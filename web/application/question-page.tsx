import { Button } from '../shared/components/button.tsx';
import { Form, formOf } from '../shared/form.tsx';
import type { Shown } from '../shared/page.ts';
import { DraftFrame } from './draft-frame.tsx';
import type { Draft } from './holder-use-cases.ts';
import { storedAnswers, type Question } from './questions.tsx';

/** One question a page; "save" leads to the next one, or back to where one came from. */
export const questionPage =
  (question: Question) =>
  ({ reader, view: draft, posted }: Shown<Draft>) => {
    const { say } = reader;
    const { project, version } = draft.dossier;
    const form = formOf({ reader, posted }, 'answer', { stored: storedAnswers(project), version });
    return (
      <DraftFrame reader={reader} draft={draft} title={say(`page.question.${question.name}`)} posted={posted}>
        <Form form={form} keepsDraft>
          {question.ask(form, draft)}
          <div class="govuk-button-group">
            <Button>{say('page.draft.save_go_on')}</Button>
            <Button class="govuk-button--secondary" name="then" value="tasks">
              {say('page.draft.save_tasks')}
            </Button>
          </div>
        </Form>
      </DraftFrame>
    );
  };
