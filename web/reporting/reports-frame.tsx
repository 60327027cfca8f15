import type { ComponentChildren } from 'preact';
import { DossierFrame, type DossierHead } from '../shared/dossier-frame.tsx';
import type { Posted } from '../shared/form.tsx';
import type { Reader } from '../shared/reader.ts';

const PLACES = ['', 'results', 'visits', 'closure'] as const;

interface FrameProps {
  readonly reader: Reader;
  readonly head: DossierHead;
  readonly place: (typeof PLACES)[number];
  readonly posted: Posted | null;
  readonly children: ComponentChildren;
}

/** Around everything that is told of a project: its reports, results, visits and closure. */
export const ReportsFrame = ({ reader, head, place: current, posted, children }: FrameProps) => (
  <DossierFrame reader={reader} head={head} place="reports" posted={posted}>
    <nav class="tz-parts" aria-label={reader.say('page.part.reports')}>
      <ul class="tz-parts__list">
        {PLACES.map((place) => (
          <li>
            <a
              class="tz-parts__link"
              href={`/dossiers/${head.id}/reports${place && `/${place}`}`}
              aria-current={place === current ? 'page' : undefined}
            >
              {reader.say(`page.reports.place.${place || 'reports'}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
    {children}
  </DossierFrame>
);
