import { Button } from '../shared/components/button.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { Form, formOf } from '../shared/form.tsx';
import type { Shown } from '../shared/page.ts';
import { Balance } from './balance.tsx';
import { DraftFrame } from './draft-frame.tsx';
import { FindingList } from './finding-list.tsx';
import type { Draft } from './holder-use-cases.ts';
import { linesOf, PlanFields } from './plan-fields.tsx';
import { storedPlan } from './plan-form.ts';

interface PlanShown {
  readonly draft: Draft;
  /** Another line was asked for. */
  readonly isAdding: boolean;
}

/** The financing plan, built line by line; its balance stands first, as it was saved last. */
export const PlanPage = ({ reader, view: { draft, isAdding }, posted }: Shown<PlanShown>) => {
  const { say } = reader;
  const { dossier, call, funders, findings } = draft;
  const { plan, version } = dossier;
  const form = formOf({ reader, posted }, 'plan', { stored: storedPlan(plan, linesOf(call)), version });
  const wrong = findings.filter(({ section }) => section === 'plan');
  const isBegun = plan.uses.length + plan.sources.length > 0;
  return (
    <DraftFrame reader={reader} draft={draft} title={say('page.plan.title')} posted={posted}>
      <h1 class="govuk-heading-l">{say('page.plan.title')}</h1>
      {isBegun ? <Balance reader={reader} plan={plan} /> : <p class="govuk-body">{say('page.plan.text')}</p>}
      {isBegun && wrong.length > 0 && (
        <InsetText>
          <FindingList reader={reader} findings={wrong} />
        </InsetText>
      )}
      <Form form={form} keepsDraft>
        <PlanFields
          form={form}
          call={call}
          funders={funders}
          plan={plan}
          isAdding={isAdding || plan.uses.length === 0}
        />
        <div class="govuk-button-group">
          <Button name="then" value="stay">
            {say('page.plan.save')}
          </Button>
          <Button class="govuk-button--secondary" name="then" value="tasks">
            {say('page.draft.save_tasks')}
          </Button>
        </div>
      </Form>
    </DraftFrame>
  );
};
