import { Button } from '../shared/components/button.tsx';
import { AmountField, ChoiceField, CodeField, DateField, FileField, TextField } from '../shared/form-fields.tsx';
import { Form, formOf, type FormState } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import type { Shown } from '../shared/page.ts';
import { proofName } from '../shared/terms.ts';
import { PHOTO_OR_PDF } from '../shared/uploading.ts';
import type { ClaimShown } from './claim-page.tsx';

export interface ProofShown extends ClaimShown {
  readonly kind: string;
}

/** One proof: a photo of it, and what has to be known of it beside. */
export const ProofPage = ({ reader, view: { head, tranche, kind }, posted }: Shown<ProofShown>) => {
  const { say } = reader;
  const name = proofName(reader, kind);
  const form = formOf({ reader, posted }, 'draft_proof');
  return (
    <Layout
      reader={reader}
      title={name}
      back={{ href: `/dossiers/${head.id}/payments/claims/${tranche.id}`, text: say('page.payments.back_to_claim') }}
      posted={posted}
    >
      <h1 class="govuk-heading-l">{name}</h1>
      <Form form={form} hasFile>
        <input type="hidden" name="kind" value={kind} />
        <FileField form={form} accept={PHOTO_OR_PDF} />
        <Said form={form} kind={kind} />
        <Button>{say('page.payments.keep_proof')}</Button>
      </Form>
    </Layout>
  );
};

/** What a photo does not say by itself. */
const Said = ({ form, kind }: { readonly form: FormState; readonly kind: string }) => {
  if (kind === 'invoice') {
    return (
      <>
        <CodeField form={form} name="invoice.supplierIce" inputmode="numeric" class="govuk-input--width-20" />
        <TextField form={form} name="invoice.number" class="govuk-input--width-20" />
        <DateField form={form} name="invoice.date" />
        <AmountField form={form} name="invoice.amount" />
      </>
    );
  }
  if (kind.endsWith('_contribution')) return <OwnPart form={form} />;
  return kind.endsWith('_certificate') ? <DateField form={form} name="validUntil" /> : null;
};

const OwnPart = ({ form }: { readonly form: FormState }) => (
  <>
    <ChoiceField
      form={form}
      name="ownPart.nature"
      items={(['cash', 'in_kind'] as const).map((value) => ({ value, label: form.reader.say(`page.nature.${value}`) }))}
    />
    <AmountField form={form} name="ownPart.amount" />
  </>
);
