import type { TrancheView } from '../../services/disbursement/disbursement-views.ts';
import { InsetText } from '../shared/components/texts.tsx';
import { funderIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Amount, Num } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';
import { hasRole } from '../shared/terms.ts';

/** Why a bank gives money back: by the codes of ISO 20022 that say something about the account, in words. */
export const BankReason = ({ reader: { known }, code }: { readonly reader: Reader; readonly code: string }) => {
  const words = known(`page.bank_reason.${code}`);
  return words === undefined ? (
    <Num>{code}</Num>
  ) : (
    <>
      {words} (<Num>{code}</Num>)
    </>
  );
};

interface ReturnedProps {
  readonly reader: Reader;
  readonly tranche: TrancheView;
  readonly organisationId: string;
  readonly names: Names;
}

/** What the bank gave back: whose money, why, and what is to be done; nothing is lost. */
export const Returned = ({ reader, tranche, organisationId, names }: ReturnedProps) => {
  const { say } = reader;
  return tranche.legs
    .filter(({ status }) => status === 'returned')
    .map(({ funderId, amount, returnReason }) => (
      <InsetText>
        <p class="govuk-body">
          <strong>{say('page.payments.came_back')}</strong> <bdi>{funderIn(reader, names.funders, funderId)}</bdi> ·{' '}
          <Amount reader={reader} of={amount} />
          {returnReason !== null && (
            <>
              <br />
              {say('page.payments.bank_says')} <BankReason reader={reader} code={returnReason} />
            </>
          )}
        </p>
        <p class="govuk-body">
          {say('page.payments.came_back_then')}{' '}
          {hasRole(reader, 'project_holder', 'desk_officer') && (
            <a class="govuk-link" href={`/organisations/${organisationId}`}>
              {say('page.payments.look_at_account')}
            </a>
          )}
        </p>
      </InsetText>
    ));
};
