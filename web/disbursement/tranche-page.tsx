import type { DossierView } from '../../services/application/application-views.ts';
import type { TrancheDetail } from '../../services/disbursement/disbursement-views.ts';
import { Button } from '../shared/components/button.tsx';
import { TaskList } from '../shared/components/lists.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { DossierFrame } from '../shared/dossier-frame.tsx';
import { LongTextField } from '../shared/form-fields.tsx';
import { FoldedForm, Form, formOf } from '../shared/form.tsx';
import { personIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Amount } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { hasRole } from '../shared/terms.ts';
import { GivenBack } from './payments-page.tsx';
import { Returned } from './returned.tsx';
import { Blocks, Legs, Requirements, TrancheName, TrancheStatus } from './tranche-parts.tsx';

export interface TrancheShown {
  readonly head: DossierView;
  readonly tranche: TrancheDetail;
  readonly names: Names;
}

/** A tranche for who pays it: what is in its way, its proofs, and each step by another person. */
export const TranchePage = (shown: Shown<TrancheShown>) => {
  const { reader, view, posted } = shown;
  const { say } = reader;
  const { head, tranche, names } = view;
  return (
    <DossierFrame reader={reader} head={head} place="payments" posted={posted}>
      <h2 class="govuk-heading-m">
        <TrancheName reader={reader} tranche={tranche} /> – <Amount reader={reader} of={tranche.amount} />{' '}
        <TrancheStatus reader={reader} tranche={tranche} />
      </h2>
      <GivenBack reader={reader} reason={tranche.reopenedReason} />
      <Returned reader={reader} tranche={tranche} organisationId={head.organisationId} names={names} />
      <Blocks reader={reader} organisationId={head.organisationId} blocks={tranche.blocks} />
      <h3 class="govuk-heading-s">{say('page.payments.proofs')}</h3>
      <Requirements reader={reader} tranche={tranche} isStaff />
      <h3 class="govuk-heading-s">{say('page.payments.steps')}</h3>
      <Steps {...shown} />
      <NextStep {...shown} />
      <h3 class="govuk-heading-s">{say('page.payments.legs')}</h3>
      <Legs reader={reader} tranche={tranche} names={names} isStaff />
      <Otherwise {...shown} />
    </DossierFrame>
  );
};

const STEPS = [
  { act: 'claim', part: 'claimant' },
  { act: 'prepare', part: 'preparer' },
  { act: 'verify', part: 'verifier' },
  { act: 'approve', part: 'approver' },
  { act: 'order', part: 'payer' },
] as const;

/** Who did which step; each by another person. */
const Steps = ({ reader, view: { tranche, names } }: Shown<TrancheShown>) => (
  <TaskList
    items={STEPS.map(({ act, part }) => {
      const party = tranche.parties.find((each) => each.part === part);
      const isNext = tranche.next?.act === act;
      return {
        title: { content: reader.say(`page.act.${act}`) },
        status: {
          content: party ? (
            <bdi>{personIn(reader, names.people, party.personId)}</bdi>
          ) : (
            reader.say(isNext ? 'page.payments.step_now' : 'page.payments.step_later')
          ),
        },
      };
    })}
  />
);

/** The one button that the reader may press now, or why there is none. */
const NextStep = ({ reader, view: { tranche }, posted }: Shown<TrancheShown>) => {
  const { say } = reader;
  const { next, version } = tranche;
  if (next === null || next.act === 'claim' || !hasRole(reader, next.role)) return null;
  if (next.isReaderBarred) return <InsetText>{say('page.payments.barred')}</InsetText>;
  return (
    <Form form={formOf({ reader, posted }, `${next.act}_tranche`, { version })}>
      <p class="govuk-body">{say(`page.payments.before_${next.act}`)}</p>
      <Button>{say(`page.act.${next.act}`)}</Button>
    </Form>
  );
};

const GIVES_BACK = new Set(['prepare', 'verify', 'approve', 'order']);

/** What else may become of a claim: back to the holder with questions, or given up. */
const Otherwise = ({ reader, view: { tranche }, posted }: Shown<TrancheShown>) => {
  const { say } = reader;
  const { next, version } = tranche;
  if (next === null) return null;
  const returning = formOf({ reader, posted }, 'return_claim', { version });
  const cancelling = formOf({ reader, posted }, 'cancel_tranche', { version });
  return (
    <>
      {GIVES_BACK.has(next.act) && hasRole(reader, next.role) && (
        <FoldedForm form={returning} summary={say('page.payments.return_claim')}>
          <LongTextField form={returning} name="questions" rows={4} />
          <Button class="govuk-button--secondary">{say('page.payments.return_claim')}</Button>
        </FoldedForm>
      )}
      {hasRole(reader, 'payment_approver') && (
        <FoldedForm form={cancelling} summary={say('page.payments.cancel_tranche')}>
          <p class="govuk-body">{say('page.payments.cancel_text')}</p>
          <LongTextField form={cancelling} name="reason" rows={3} />
          <Button class="govuk-button--warning">{say('page.payments.cancel_tranche')}</Button>
        </FoldedForm>
      )}
    </>
  );
};
