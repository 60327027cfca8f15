import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoMercator, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';
import type { RegionShape } from '../web/observatory/region-map.tsx';

/** Points that take away less than this, in square degrees, are left out: the whole map is 10 KB. */
const WEIGHT_MIN = 1e-3;

const SIZE: [number, number] = [360, 400];

type Topology = Parameters<typeof presimplify>[0];

/**
 * The twelve regions (division of 2015) as a drawing: © OpenStreetMap contributors, ODbL, by `morocco-map`. Its names
 * carry remarks, and are not taken over.
 */
export const regionShapes = (): RegionShape[] => {
  const source = createRequire(import.meta.url).resolve('morocco-map/data/regions.json');
  const whole = JSON.parse(readFileSync(source, 'utf8')) as Topology;
  const simple = simplify(presimplify(whole), WEIGHT_MIN);
  const { regions } = simple.objects;
  if (regions?.type !== 'GeometryCollection') throw new Error('morocco-map has no regions');
  const drawn = feature(simple, regions);
  const path = geoPath(geoMercator().fitSize(SIZE, drawn)).digits(1);
  return drawn.features
    .map((region) => {
      const [x, y] = path.centroid(region);
      return {
        code: String(region.id).replace('MA-', ''),
        path: path(region) ?? '',
        x: Math.round(x),
        y: Math.round(y),
      };
    })
    .sort((one, other) => one.code.localeCompare(other.code));
};
