import type { TimelineEvent } from '../../services/audit/audit-views.ts';
import { Details } from '../shared/components/texts.tsx';
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
  // Each look at this page is in the trail too; it would push the way of the money further down each time.
  const readings = events.filter(isReading);
  const acts = events.filter((event) => !isReading(event));
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
      <EventList reader={reader} events={acts} empty={say('page.evidence.nothing')} />
      {readings.length > 0 && (
        <Details summary={say('page.evidence.readings', { count: readings.length })}>
          <EventList reader={reader} events={readings} empty={say('page.evidence.nothing')} />
        </Details>
      )}
    </Layout>
  );
};

const isReading = ({ kind }: TimelineEvent): boolean => kind === 'audit.timeline_read';
