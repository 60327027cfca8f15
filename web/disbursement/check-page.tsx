import type { TrancheDetail } from '../../services/disbursement/disbursement-views.ts';
import { Button } from '../shared/components/button.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { FactList } from '../shared/fact-list.tsx';
import { ChoiceField, LongTextField, SelectField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { funderIn } from '../shared/names.ts';
import { Amount, Day, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { hasRole, proofName } from '../shared/terms.ts';
import type { TrancheShown } from './tranche-page.tsx';

type Proof = TrancheDetail['proofs'][number];

interface CheckShown extends TrancheShown {
  readonly proof: Proof;
}

/** One proof, looked at: what it says, and whether it holds. */
export const CheckPage = (shown: Shown<CheckShown>) => {
  const { reader, view, posted } = shown;
  const { tranche, proof } = view;
  const name = proofName(reader, proof.kind);
  return (
    <Layout
      reader={reader}
      title={name}
      back={{ href: `/tranches/${tranche.id}`, text: reader.say('page.payments.back_to_tranche') }}
      posted={posted}
    >
      <h1 class="govuk-heading-l">{name}</h1>
      <Facts reader={reader} proof={proof} />
      {tranche.status === 'claimed' && proof.status !== 'refused' && (
        <>
          {hasRole(reader, 'payment_preparer', 'desk_officer') && <Check {...shown} />}
          {hasRole(reader, 'funder_officer', 'funder_approver') && <Condition {...shown} />}
        </>
      )}
    </Layout>
  );
};

const Facts = ({ reader, proof }: { readonly reader: Reader; readonly proof: Proof }) => {
  const { say } = reader;
  const { invoice, ownPart, validUntil, status, reason, documentId } = proof;
  const rows = [
    [
      'file',
      <a class="govuk-link" href={`/documents/${documentId}`}>
        {say('page.payments.open_proof')}
      </a>,
    ],
    ['state', say(`page.proof_status.${status}`)],
    ['reason', reason && <span dir="auto">{reason}</span>],
    ['valid_until', validUntil && <Day on={validUntil} />],
    ...(invoice === null ? [] : invoiceRows(reader, invoice)),
    ['own_part', ownPart && say(`page.nature.${ownPart.nature}`)],
    ['own_amount', ownPart && <Amount reader={reader} of={ownPart.amount} />],
  ] as const;
  return <FactList rows={rows} named={(name) => say(`page.payments.said.${name}`)} />;
};

const invoiceRows = (reader: Reader, { supplierIce, number, date, amount }: NonNullable<Proof['invoice']>) =>
  [
    ['supplier', <Num>{supplierIce}</Num>],
    ['invoice', <Num>{number}</Num>],
    ['invoice_date', <Day on={date} />],
    ['invoice_amount', <Amount reader={reader} of={amount} />],
  ] as const;

const VERDICTS = ['verified', 'refused', 'waived'] as const;

/** For whoever prepares payments, and for the desk, which says whether a condition of the committee is met. */
const Check = ({ reader, view: { tranche, proof }, posted }: Shown<CheckShown>) => {
  const form = formOf({ reader, posted }, 'check_proof', { version: tranche.version });
  const conditions = tranche.requirements.filter(
    (each) => each.proof === proof.kind && each.condition !== null && each.funderId === null,
  );
  return (
    <Form form={form}>
      {conditions.length > 0 && (
        <InsetText>
          {reader.say('page.payments.committee_condition')}{' '}
          {conditions.map(({ condition }) => (
            <strong dir="auto">{condition}</strong>
          ))}
        </InsetText>
      )}
      <ChoiceField
        form={form}
        name="verdict"
        items={VERDICTS.map((value) => ({ value, label: reader.say(`page.verdict.${value}`) }))}
      />
      <LongTextField form={form} name="reason" rows={3} />
      <Button>{reader.say('page.payments.record_verdict')}</Button>
    </Form>
  );
};

/** A funder says of its own condition whether this proof meets it. */
const Condition = ({ reader, view: { tranche, proof, names }, posted }: Shown<CheckShown>) => {
  const { say } = reader;
  const asked = tranche.requirements.filter((each) => each.proof === proof.kind && each.funderId !== null);
  if (asked.length === 0) return null;
  const form = formOf({ reader, posted }, 'judge_condition', { version: tranche.version });
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.payments.funder_condition')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {asked.map(({ condition }) => (
          <li dir="auto">{condition}</li>
        ))}
      </ul>
      <Form form={form}>
        <SelectField
          form={form}
          name="funderId"
          items={asked.flatMap(({ funderId }) =>
            funderId === null ? [] : [{ value: funderId, text: funderIn(reader, names.funders, funderId) }],
          )}
        />
        <ChoiceField
          form={form}
          name="verdict"
          items={(['satisfied', 'waived'] as const).map((value) => ({
            value,
            label: say(`page.condition_verdict.${value}`),
          }))}
        />
        <LongTextField form={form} name="reason" rows={3} />
        <Button>{say('page.payments.record_verdict')}</Button>
      </Form>
    </>
  );
};
