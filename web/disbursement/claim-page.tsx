import type { DossierView } from '../../services/application/application-views.ts';
import type { ProofDraft } from '../../services/disbursement/disbursement-inputs.ts';
import type { TrancheView } from '../../services/disbursement/disbursement-views.ts';
import { Button } from '../shared/components/button.tsx';
import { TaskList } from '../shared/components/lists.tsx';
import { InsetText, Tag } from '../shared/components/texts.tsx';
import { DossierFrame } from '../shared/dossier-frame.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { ListTable } from '../shared/list.tsx';
import { Amount, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { proofName } from '../shared/terms.ts';
import { GivenBack } from './payments-page.tsx';
import { Blocks, mendedAt, requirementsOf, TrancheName } from './tranche-parts.tsx';

export interface ClaimShown {
  readonly head: DossierView;
  readonly tranche: TrancheView;
  readonly drafts: readonly ProofDraft[];
}

type PartProps = Omit<Shown<ClaimShown>, 'posted'>;

/** A claim is put together proof by proof, in any order; it is sent when each is there. */
export const ClaimPage = ({ reader, view, posted }: Shown<ClaimShown>) => {
  const { say } = reader;
  const { head, tranche } = view;
  if (tranche.status !== 'claimable') {
    return (
      <DossierFrame reader={reader} head={head} place="payments" posted={posted}>
        <InsetText>
          {say(`page.tranche_next.${tranche.status}`)}{' '}
          <a class="govuk-link" href={`/dossiers/${head.id}/payments`}>
            {say('page.part.payments')}
          </a>
        </InsetText>
      </DossierFrame>
    );
  }
  return (
    <DossierFrame reader={reader} head={head} place="payments" posted={posted}>
      <h2 class="govuk-heading-m">
        {say('page.payments.claim_of')} <TrancheName reader={reader} tranche={tranche} /> –{' '}
        <Amount reader={reader} of={tranche.amount} />
      </h2>
      <GivenBack reader={reader} reason={tranche.reopenedReason} />
      <p class="govuk-body">{say('page.payments.claim_text')}</p>
      <Proofs reader={reader} view={view} />
      <Drafts reader={reader} view={view} />
      <Blocks
        reader={reader}
        organisationId={head.organisationId}
        blocks={tranche.blocks.filter((block) => mendedAt(block) !== null)}
      />
      <InsetText>{say('page.payments.not_sent')}</InsetText>
      {isWhole(view) && (
        <Form form={formOf({ reader, posted }, 'claim_tranche', { version: tranche.version })}>
          <Button>{say('page.payments.send_claim')}</Button>
        </Form>
      )}
      <p class="govuk-body">{say('page.payments.claim_then')}</p>
    </DossierFrame>
  );
};

/** Each proof that is asked for is there: kept for this claim, or standing from the one before. */
const isWhole = ({ tranche, drafts }: ClaimShown): boolean =>
  requirementsOf(tranche).every(
    ({ kind, proofs }) =>
      drafts.some((draft) => draft.kind === kind) || proofs.some(({ status }) => status !== 'refused'),
  );

const Proofs = ({ reader, view: { head, tranche, drafts } }: PartProps) => (
  <TaskList
    items={requirementsOf(tranche).map(({ kind, conditions, proofs }) => {
      const isThere = drafts.some((draft) => draft.kind === kind);
      const isStanding = proofs.some(({ status }) => status !== 'refused');
      return {
        title: { content: proofName(reader, kind) },
        href: `/dossiers/${head.id}/payments/claims/${tranche.id}/${kind}`,
        hint: conditions.length === 0 ? undefined : <span dir="auto">{conditions[0]?.condition}</span>,
        status: { content: <Standing reader={reader} isThere={isThere} isStanding={isStanding} /> },
      };
    })}
  />
);

const Standing = ({ reader: { say }, ...is }: { reader: Reader; isThere: boolean; isStanding: boolean }) => {
  if (is.isThere) return <>{say('page.payments.ready')}</>;
  if (is.isStanding) return <>{say('page.payments.stands')}</>;
  return <Tag class="govuk-tag--yellow">{say('page.payments.to_bring')}</Tag>;
};

/** What was brought, to be looked at or left out again. */
const Drafts = ({ reader, view: { drafts } }: PartProps) => {
  const { say } = reader;
  if (drafts.length === 0) return null;
  const form = formOf({ reader, posted: null }, 'drop_proof');
  return (
    <>
      <h3 class="govuk-heading-s">{say('page.payments.your_proofs')}</h3>
      <ListTable
        reader={reader}
        caption={say('page.payments.your_proofs')}
        items={drafts}
        empty="–"
        columns={[
          {
            head: say('page.payments.proof'),
            cell: ({ kind, documentId }) => (
              <a class="govuk-link" href={`/documents/${documentId}`}>
                {proofName(reader, kind)}
              </a>
            ),
          },
          {
            head: say('page.payments.says'),
            cell: ({ invoice, ownPart }) =>
              invoice !== undefined ? (
                <span>
                  <Num>{invoice.number}</Num> – <Amount reader={reader} of={invoice.amount} />
                </span>
              ) : ownPart !== undefined ? (
                <Amount reader={reader} of={ownPart.amount} />
              ) : (
                '–'
              ),
          },
          {
            head: say('page.payments.leave_out'),
            cell: ({ id, kind }) => (
              <Form form={form}>
                <button class="tz-link-button" type="submit" name="draftId" value={id}>
                  {say('page.payments.leave_out')}
                  <span class="govuk-visually-hidden"> {proofName(reader, kind)}</span>
                </button>
              </Form>
            ),
          },
        ]}
      />
    </>
  );
};
