import type { TimelineEvent } from '../../services/audit/audit-views.ts';
import type { Page } from '../../services/shared/page.ts';
import { DossierFrame, type DossierHead } from '../shared/dossier-frame.tsx';
import type { Values } from '../shared/fields.ts';
import { AsFile, More } from '../shared/list.tsx';
import type { Shown } from '../shared/page.ts';
import { EventList, TakeEvidence } from './event-list.tsx';

interface HistoryShown {
  readonly query: Values;
  readonly head: DossierHead;
  readonly events: Page<TimelineEvent>;
}

/** Everything that happened to a dossier, in its order. */
export const HistoryPage = ({ reader, view: { query, head, events } }: Shown<HistoryShown>) => {
  const { say } = reader;
  const path = `/dossiers/${head.id}/history`;
  return (
    <DossierFrame reader={reader} head={head} place="history">
      <p class="govuk-body">{say('page.evidence.recorded')}</p>
      <EventList reader={reader} events={events.items} empty={say('page.evidence.nothing')} />
      <More reader={reader} path={path} query={query} next={events.next} />
      <AsFile reader={reader} path={path} query={query} />
      <TakeEvidence reader={reader} of={`/dossiers/${head.id}`} />
    </DossierFrame>
  );
};
