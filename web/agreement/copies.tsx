import { Button } from '../shared/components/button.tsx';
import { FactList } from '../shared/fact-list.tsx';
import { ChoiceField, LongTextField } from '../shared/form-fields.tsx';
import { Form, formOf, type Posted } from '../shared/form.tsx';
import { personIn } from '../shared/names.ts';
import { Instant } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';
import { hasRole } from '../shared/terms.ts';
import type { AgreementShown } from './agreement-view.ts';
import { PartyName } from './parties.tsx';

interface CopiesProps {
  readonly reader: Reader;
  readonly shown: AgreementShown;
  readonly posted: Posted | null;
}

type Copy = AgreementShown['agreement']['copies'][number];

/** Copies signed by hand, with what the desk found; a desk officer judges the one that waits. */
export const Copies = ({ reader, shown, posted }: CopiesProps) => {
  const { say } = reader;
  const { copies } = shown.agreement;
  if (copies.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.agreement.copies')}</h2>
      {copies.map((copy) => (
        <>
          <CopyCard reader={reader} shown={shown} copy={copy} />
          {copy.status === 'waiting' && hasRole(reader, 'desk_officer') && (
            <Check reader={reader} posted={posted} copy={copy} />
          )}
        </>
      ))}
    </>
  );
};

const CopyCard = ({ reader, shown, copy }: Omit<CopiesProps, 'posted'> & { readonly copy: Copy }) => {
  const { say } = reader;
  const party = shown.agreement.signatories.find(({ id }) => id === copy.signatoryId);
  const by = (person: typeof copy.checkedBy, at: Date) => (
    <>
      <bdi>{personIn(reader, shown.names.people, person)}</bdi> <Instant at={at} />
    </>
  );
  const rows = [
    ['party', party && <PartyName reader={reader} shown={shown} of={party} />],
    ['handed_in', by(copy.handedInBy, copy.handedInAt)],
    ['copy_status', say(`page.agreement.copy.${copy.status}`)],
    ['checked', copy.checkedAt && by(copy.checkedBy, copy.checkedAt)],
    ['reason', copy.reason && <span dir="auto">{copy.reason}</span>],
    [
      'copy_file',
      <a class="govuk-link" href={`/documents/${copy.documentId}`}>
        {say('page.agreement.open_copy')}
      </a>,
    ],
  ] as const;
  return <FactList rows={rows} named={(name) => say(`page.agreement.field.${name}`)} />;
};

const Check = ({ reader, posted, copy }: Omit<CopiesProps, 'shown'> & { readonly copy: Copy }) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'check_copy');
  return (
    <Form form={form}>
      <input type="hidden" name="copyId" value={copy.id} />
      <ChoiceField
        form={form}
        name="verdict"
        items={[
          { value: 'accepted', label: say('page.agreement.accept_copy') },
          { value: 'refused', label: say('page.agreement.refuse_copy') },
        ]}
      />
      <LongTextField form={form} name="reason" rows={3} />
      <Button>{say('page.agreement.check')}</Button>
    </Form>
  );
};
