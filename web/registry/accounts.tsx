import type { OrganisationView } from '../../services/registry/registry-views.ts';
import { Button } from '../shared/components/button.tsx';
import { Details, InsetText, Tag } from '../shared/components/texts.tsx';
import { CodeField, FileField, LongTextField } from '../shared/form-fields.tsx';
import { FoldedForm, Form, formOf, type Posted } from '../shared/form.tsx';
import { ListTable } from '../shared/list.tsx';
import { Instant, Num } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';
import { hasRole } from '../shared/terms.ts';

interface AccountsProps {
  readonly reader: Reader;
  readonly organisation: OrganisationView;
  readonly posted: Posted | null;
}

/** Twenty-four digits as banks print them: bank, place, account, key. */
export const grouped = (rib: string): string =>
  [rib.slice(0, 3), rib.slice(3, 6), rib.slice(6, 22), rib.slice(22)].join('\u00a0');

/** Where payments go, and the changes under way: nobody changes an account alone, or at once. */
export const Accounts = ({ reader, organisation: { accounts }, posted }: AccountsProps) => {
  const { say } = reader;
  const declare = formOf({ reader, posted }, 'declare_account');
  const pending = accounts.filter(({ status }) => status === 'declared' || status === 'certified');
  const mayCertify = hasRole(reader, 'desk_officer');
  return (
    <>
      <ListTable
        reader={reader}
        caption={say('page.organisation.account')}
        items={accounts}
        empty={say('page.organisation.no_account')}
        columns={[
          { head: say('page.field.rib'), cell: ({ rib }) => <Num>{grouped(rib)}</Num> },
          {
            head: say('page.field.account_status'),
            cell: ({ status, isRibDisputed }) => (
              <Tag>{say(isRibDisputed ? 'page.account.disputed' : `page.account.${status}`)}</Tag>
            ),
          },
          {
            head: say('page.field.activatesAt'),
            cell: ({ activatesAt, status }) =>
              activatesAt === null || status !== 'certified' ? '–' : <Instant at={activatesAt} />,
          },
        ]}
      />
      {pending.some(({ status }) => status === 'declared') && !mayCertify && (
        <InsetText>{say('page.organisation.awaits_certificate')}</InsetText>
      )}
      {mayCertify &&
        pending
          .filter(({ status }) => status === 'declared')
          .map(({ id, rib }) => <Certification reader={reader} posted={posted} account={{ id, rib }} />)}
      {pending.map(({ id, rib }) => (
        <Cancellation reader={reader} posted={posted} account={{ id, rib }} />
      ))}
      <FoldedForm form={declare} summary={say('page.organisation.change_account')}>
        <p class="govuk-body">{say('page.organisation.change_account_text')}</p>
        <CodeField form={declare} name="rib" inputmode="numeric" />
        <Button>{say('page.organisation.declare_account')}</Button>
      </FoldedForm>
    </>
  );
};

interface OneProps {
  readonly reader: Reader;
  readonly posted: Posted | null;
  readonly account: { readonly id: string; readonly rib: string };
}

const Certification = ({ reader, posted, account }: OneProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'certify_account');
  return (
    <Details
      summary={
        <>
          {say('page.organisation.certify')} <Num>{grouped(account.rib)}</Num>
        </>
      }
      isOpen={form.posted !== null}
    >
      <Form form={form} hasFile>
        <input type="hidden" name="accountId" value={account.id} />
        <FileField form={form} accept={['application/pdf', 'image/jpeg', 'image/png']} />
        <Button>{say('page.organisation.certify')}</Button>
      </Form>
    </Details>
  );
};

const Cancellation = ({ reader, posted, account }: OneProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'cancel_account');
  return (
    <Details
      summary={
        <>
          {say('page.organisation.cancel_account')} <Num>{grouped(account.rib)}</Num>
        </>
      }
      isOpen={form.posted !== null && form.posted.values['accountId'] === account.id}
    >
      <Form form={form}>
        <input type="hidden" name="accountId" value={account.id} />
        <LongTextField form={form} name="reason" rows={2} />
        <Button class="govuk-button--warning">{say('page.organisation.cancel_account')}</Button>
      </Form>
    </Details>
  );
};
