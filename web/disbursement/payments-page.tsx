import type { DossierView } from '../../services/application/application-views.ts';
import type { RecoveryView, TrancheView } from '../../services/disbursement/disbursement-views.ts';
import type { DossierMoney } from '../../services/disbursement/money-views.ts';
import { ButtonLink } from '../shared/components/button.tsx';
import { Details, InsetText } from '../shared/components/texts.tsx';
import { DossierFrame } from '../shared/dossier-frame.tsx';
import { ListTable } from '../shared/list.tsx';
import { funderIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Amount, Day } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { hasRole } from '../shared/terms.ts';
import { Returned } from './returned.tsx';
import { Blocks, Legs, Requirements, TrancheName, TrancheStatus } from './tranche-parts.tsx';

/** Who works on payments: they are led to the pages of their steps. */
const PAYMENT_STAFF = [
  'payment_preparer',
  'payment_verifier',
  'payment_approver',
  'payer',
  'funder_officer',
  'funder_approver',
  'auditor',
] as const;

export interface PaymentsShown {
  readonly head: DossierView;
  readonly tranches: readonly TrancheView[];
  readonly recoveries: readonly RecoveryView[];
  readonly money: DossierMoney;
  readonly names: Names;
}

/** A dossier's money: each tranche with what it waits for, what was asked back, where each funder's money stands. */
export const PaymentsPage = ({ reader, view, posted }: Shown<PaymentsShown>) => {
  const { say } = reader;
  const { head, tranches } = view;
  return (
    <DossierFrame reader={reader} head={head} place="payments" posted={posted}>
      {tranches.length === 0 && <InsetText>{say('page.payments.none')}</InsetText>}
      {tranches.map((tranche) => (
        <Tranche reader={reader} view={view} tranche={tranche} />
      ))}
      <Recoveries reader={reader} view={view} />
      <Money reader={reader} view={view} />
      <p class="govuk-body">
        <a class="govuk-link" href={`/dossiers/${head.id}/suspensions`}>
          {say('page.suspensions')}
        </a>
      </p>
    </DossierFrame>
  );
};

interface PartProps {
  readonly reader: Reader;
  readonly view: PaymentsShown;
}

const Tranche = ({ reader, view, tranche }: PartProps & { readonly tranche: TrancheView }) => {
  const isStaff = hasRole(reader, ...PAYMENT_STAFF);
  return (
    <section class="tz-card">
      <h2 class="govuk-heading-m">
        <TrancheName reader={reader} tranche={tranche} /> – <Amount reader={reader} of={tranche.amount} />{' '}
        <TrancheStatus reader={reader} tranche={tranche} />
      </h2>
      <Returned reader={reader} tranche={tranche} organisationId={view.head.organisationId} names={view.names} />
      <Next reader={reader} view={view} tranche={tranche} />
      {tranche.status !== 'planned' && (
        <Blocks reader={reader} organisationId={view.head.organisationId} blocks={tranche.blocks} />
      )}
      <Details summary={reader.say('page.payments.parts_and_proofs')} isOpen={isUnderWay(tranche)}>
        <Legs reader={reader} tranche={tranche} names={view.names} isStaff={isStaff} />
        <Requirements reader={reader} tranche={tranche} isStaff={isStaff} />
      </Details>
    </section>
  );
};

/** Of these one wants to know more; of the others it is there to be opened. */
const isUnderWay = ({ status }: TrancheView): boolean =>
  status !== 'planned' && status !== 'settled' && status !== 'cancelled';

/** What happens next with a tranche, and by whom. */
const Next = ({ reader, view: { head }, tranche }: PartProps & { readonly tranche: TrancheView }) => {
  const { say } = reader;
  const { next, reopenedReason, status, legs } = tranche;
  if (status === 'claimable' && hasRole(reader, 'project_holder')) {
    return (
      <>
        <GivenBack reader={reader} reason={reopenedReason} />
        <ButtonLink href={`/dossiers/${head.id}/payments/claims/${tranche.id}`}>
          {say('page.payments.claim')}
        </ButtonLink>
      </>
    );
  }
  return (
    <>
      <GivenBack reader={reader} reason={reopenedReason} />
      {legs.every((leg) => leg.status !== 'returned') && (
        <p class="govuk-body">
          {say(`page.tranche_next.${status}`)}
          {next !== null && ` (${say(`page.role.${next.role}`)})`}
        </p>
      )}
      {hasRole(reader, ...PAYMENT_STAFF) && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/tranches/${tranche.id}`}>
            {say('page.payments.open_tranche')} <TrancheName reader={reader} tranche={tranche} />
          </a>
        </p>
      )}
    </>
  );
};

export const GivenBack = ({ reader: { say }, reason }: { readonly reader: Reader; readonly reason: string | null }) =>
  reason === null ? null : (
    <InsetText>
      <strong>{say('page.payments.given_back')}</strong>{' '}
      <span dir="auto" class="tz-words">
        {reason}
      </span>
    </InsetText>
  );

const Recoveries = ({ reader, view: { head, recoveries } }: PartProps) => {
  const { say } = reader;
  const mayAsk = hasRole(reader, 'desk_officer');
  if (recoveries.length === 0 && !mayAsk) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.payments.recoveries')}</h2>
      <ListTable
        reader={reader}
        caption={say('page.payments.recoveries')}
        items={recoveries}
        empty={say('page.payments.no_recoveries')}
        columns={[
          {
            head: say('page.payments.cause'),
            cell: ({ id, cause }) => (
              <a class="govuk-link" href={`/dossiers/${head.id}/payments/recoveries/${id}`}>
                {say(`page.cause.${cause}`)}
              </a>
            ),
          },
          { head: say('page.payments.amount'), amount: ({ amount }) => amount },
          { head: say('page.payments.received'), amount: ({ received }) => received },
          { head: say('page.payments.due_on'), cell: ({ dueOn }) => <Day on={dueOn} /> },
          { head: say('page.payments.state'), cell: ({ status }) => say(`page.recovery.${status}`) },
        ]}
      />
      {mayAsk && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/dossiers/${head.id}/payments/final-cost`}>
            {say('page.payments.final_cost')}
          </a>
          {' · '}
          <a class="govuk-link" href={`/dossiers/${head.id}/payments/recovery`}>
            {say('page.payments.ask_back')}
          </a>
        </p>
      )}
    </>
  );
};

const STANDINGS = ['committed', 'ordered', 'clearing', 'paid', 'recovered'] as const;

const Money = ({ reader, view: { money, names } }: PartProps) => {
  const { say } = reader;
  return (
    <Details summary={say('page.payments.money')}>
      <ListTable
        reader={reader}
        caption={say('page.payments.money')}
        items={money.funders}
        empty={say('page.payments.no_money')}
        columns={[
          {
            head: say('page.payments.funder'),
            cell: ({ funderId }) => <bdi>{funderIn(reader, names.funders, funderId)}</bdi>,
          },
          ...STANDINGS.map((standing) => ({
            head: say(`page.money.${standing}`),
            amount: (row: (typeof money.funders)[number]) => row[standing],
          })),
        ]}
      />
      {money.contribution.length > 0 && (
        <ListTable
          reader={reader}
          caption={say('page.payments.own_part')}
          items={money.contribution}
          empty="–"
          columns={[
            { head: say('page.payments.own_part'), cell: ({ nature }) => say(`page.nature.${nature}`) },
            { head: say('page.payments.pledged'), amount: ({ pledged }) => pledged },
            { head: say('page.payments.shown'), amount: ({ shown }) => shown },
          ]}
        />
      )}
    </Details>
  );
};
