import type { PublicFigure } from '../../services/observatory/observatory-views.ts';
import { asWritten } from '../../services/shared/plain-text.ts';
import { Layout } from '../shared/layout.tsx';
import type { Shown } from '../shared/page.ts';
import { RegionMap, type RegionShape } from './region-map.tsx';
import { FigureTable, noteOf, ranked } from './results-page.tsx';

export interface MapView {
  readonly figures: readonly PublicFigure[];
  readonly shapes: readonly RegionShape[];
}

const REGIONS = Array.from({ length: 12 }, (_, place) => String(place + 1).padStart(2, '0'));

/** The twelve regions by what was awarded there; each one's number is its line in the list below. */
export const MapPage = ({ reader, view: { figures, shapes } }: Shown<MapView>) => {
  const { say } = reader;
  const known = ranked(REGIONS.map((key) => figures.find((figure) => figure.key === key) ?? none(key)));
  const named = known.map((figure) => ({
    ...figure,
    names: null,
    key: say(`page.region.${figure.key}`),
    code: figure.key,
  }));
  const most = Number(known[0]?.awarded ?? 0n) || 1;
  const title = say('page.results.by.region');
  return (
    <Layout reader={reader} title={title} back={{ href: '/results', text: say('page.place.results') }}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{say('page.results.map_text')}</p>
      <RegionMap
        reader={reader}
        title={title}
        description={say('page.results.map_text')}
        shapes={shapes}
        regions={named.map((figure, place) => ({
          code: figure.code,
          said: `${asWritten(figure.key)} – ${noteOf(reader, figure)}`,
          rank: place + 1,
          share: Number(figure.awarded ?? 0n) / most,
        }))}
      />
      <FigureTable reader={reader} title={title} figures={named} />
    </Layout>
  );
};

const none = (key: string): PublicFigure => ({ key, names: null, dossiers: 0, awarded: 0n, paid: 0n }) as PublicFigure;
