import type { TimelineEvent } from '../../services/audit/audit-views.ts';
import type { DossierHead } from '../shared/dossier-frame.tsx';
import { Layout } from '../shared/layout.tsx';
import { Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { EventList, TakeEvidence } from './event-list.tsx';

interface PaymentTimelineShown {
  readonly orderId: string;
  readonly head: DossierHead;
  /** The newest first. */
  readonly events: readonly TimelineEvent[];
}

/** A payment on one page: from the bank's entry back to the vote. */
export const PaymentTimelinePage = ({ reader, view: { orderId, head, events } }: Shown<PaymentTimelineShown>) => {
  const { say } = reader;
  return (
    <Layout
      reader={reader}
      title={say('page.payments.open_timeline')}
      back={{ href: `/dossiers/${head.id}/payments`, text: say('page.part.payments') }}
    >
      <span class="govuk-caption-l">
        <Num>{head.reference}</Num>
      </span>
      <h1 class="govuk-heading-l">{say('page.payments.open_timeline')}</h1>
      <p class="govuk-body">{say('page.evidence.recorded')}</p>
      <TakeEvidence reader={reader} of={`/payment-orders/${orderId}`} />
      <EventList reader={reader} events={events} empty={say('page.evidence.nothing')} />
    </Layout>
  );
};
