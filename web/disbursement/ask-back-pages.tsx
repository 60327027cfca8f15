import type { DossierView } from '../../services/application/application-views.ts';
import { Button } from '../shared/components/button.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { DossierFrame } from '../shared/dossier-frame.tsx';
import { AmountField, ChoiceField, FileField, LongTextField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import type { Shown } from '../shared/page.ts';
import { PHOTO_OR_PDF } from '../shared/uploading.ts';

interface HeadShown {
  readonly head: DossierView;
}

/** What the project cost in the end: below the plan, grants follow it down. */
export const FinalCostPage = ({ reader, view: { head }, posted }: Shown<HeadShown>) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'report_final_cost');
  return (
    <DossierFrame reader={reader} head={head} place="payments" posted={posted}>
      <h2 class="govuk-heading-m">{say('page.payments.final_cost')}</h2>
      <InsetText>{say('page.payments.final_cost_text')}</InsetText>
      <Form form={form} hasFile>
        <AmountField form={form} name="finalCost" />
        <FileField form={form} accept={PHOTO_OR_PDF} />
        <Button>{say('page.payments.final_cost')}</Button>
      </Form>
    </DossierFrame>
  );
};

const CAUSES = ['ineligible_expense', 'unspent', 'overpayment', 'termination'] as const;

/** Asks paid money back, with the cause and what shows it. */
export const AskBackPage = ({ reader, view: { head }, posted }: Shown<HeadShown>) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'order_recovery');
  return (
    <DossierFrame reader={reader} head={head} place="payments" posted={posted}>
      <h2 class="govuk-heading-m">{say('page.payments.ask_back')}</h2>
      <InsetText>{say('page.payments.ask_back_text')}</InsetText>
      <Form form={form} hasFile>
        <ChoiceField
          form={form}
          name="cause"
          items={CAUSES.map((value) => ({ value, label: say(`page.cause.${value}`) }))}
        />
        <AmountField form={form} name="amount" />
        <LongTextField form={form} name="reason" rows={4} />
        <FileField form={form} accept={PHOTO_OR_PDF} />
        <Button>{say('page.payments.ask_back')}</Button>
      </Form>
    </DossierFrame>
  );
};
