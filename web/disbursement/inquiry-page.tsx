import { Button } from '../shared/components/button.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { ChoiceField, CodeField, DateField, FileField, LongTextField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import type { Shown } from '../shared/page.ts';
import { PHOTO_OR_PDF } from '../shared/uploading.ts';

/** The bank was asked about a payment of unknown outcome: what it has written. */
export const InquiryPage = ({ reader, posted, view }: Shown<{ endToEndId: string }>) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'answer_inquiry');
  return (
    <Layout
      reader={reader}
      title={say('page.payments.ask_bank')}
      back={{ href: '/payments/runs', text: say('page.payments.place.runs') }}
      posted={posted}
    >
      <h1 class="govuk-heading-l">{say('page.payments.ask_bank')}</h1>
      <p class="govuk-body">
        <bdi dir="ltr">{view.endToEndId}</bdi>
      </p>
      <InsetText>{say('page.payments.inquiry_text')}</InsetText>
      <Form form={form} hasFile>
        <ChoiceField
          form={form}
          name="answer"
          items={(['settled', 'returned'] as const).map((value) => ({ value, label: say(`page.answer.${value}`) }))}
        />
        <CodeField form={form} name="returnReason" class="govuk-input--width-10" />
        <DateField form={form} name="bookedOn" />
        <LongTextField form={form} name="reason" rows={3} />
        <FileField form={form} accept={PHOTO_OR_PDF} />
        <Button>{say('page.payments.record_verdict')}</Button>
      </Form>
    </Layout>
  );
};
