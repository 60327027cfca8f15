import type { Reader } from '../shared/reader.ts';

/** A region as it is drawn, and where its number stands. */
export interface RegionShape {
  /** `05` */
  readonly code: string;
  readonly path: string;
  readonly x: number;
  readonly y: number;
}

interface Region {
  readonly code: string;
  /** In words: its name and its amount. */
  readonly said: string;
  /** 1-based, as it stands in the list beside the map. */
  readonly rank: number;
  /** 0 to 1, of the largest. */
  readonly share: number;
}

interface MapProps {
  readonly reader: Reader;
  readonly title: string;
  readonly description: string;
  /** Empty where they were not built: a grid of twelve tiles stands in their place. */
  readonly shapes: readonly RegionShape[];
  readonly regions: readonly Region[];
}

const FILLS = ['#ffffff', '#d3e6e3', '#8fbab5', '#3f8f87', '#0b5d57'] as const;

const STEPS = FILLS.length - 1;

/** Darker is more; its number says which line of the list it is. */
const fillOf = (share: number): string => FILLS[share === 0 ? 0 : Math.max(1, Math.ceil(share * STEPS))] ?? FILLS[0];
const inkOf = (share: number): string => (share > 0.5 ? '#ffffff' : '#0b0c0c');

/** Where each region lies, north above south, in a grid: a drawing that needs no geometry. */
const TILES: Readonly<Record<string, readonly [number, number]>> = {
  '01': [2, 0],
  '02': [3, 0],
  '04': [1, 1],
  '03': [2, 1],
  '06': [1, 2],
  '05': [2, 2],
  '08': [3, 2],
  '07': [1, 3],
  '09': [1, 4],
  '10': [1, 5],
  '11': [0, 6],
  '12': [0, 7],
};

const TILE = 48;

const tileOf = (code: string): RegionShape => {
  const [column, row] = TILES[code] ?? [0, 0];
  const [x, y] = [70 + column * TILE, row * TILE];
  return { code, path: `M${x},${y}h${TILE - 2}v${TILE - 2}h-${TILE - 2}z`, x: x + TILE / 2, y: y + TILE / 2 };
};

/** The twelve regions, whole, the same way round in every language. */
export const RegionMap = ({ title, description, shapes, regions }: MapProps) => {
  const drawn = shapes.length > 0 ? shapes : regions.map(({ code }) => tileOf(code));
  return (
    <>
      <svg class="tz-drawing" viewBox="0 0 360 400" role="img" aria-labelledby="map-title map-desc" focusable="false">
        <title id="map-title">{title}</title>
        <desc id="map-desc">{description}</desc>
        {drawn.map(({ code, path }) => {
          const region = regions.find((each) => each.code === code);
          return (
            <path d={path} fill={fillOf(region?.share ?? 0)} stroke="#0b0c0c" stroke-width="0.8">
              <title>{region?.said}</title>
            </path>
          );
        })}
        {drawn.map(({ code, x, y }) => {
          const region = regions.find((each) => each.code === code);
          return (
            <text x={x} y={y + 4} direction="ltr" text-anchor="middle" font-size="12" fill={inkOf(region?.share ?? 0)}>
              {region?.rank}
            </text>
          );
        })}
      </svg>
      {shapes.length > 0 && (
        <p class="govuk-body-s">
          <a class="govuk-link" href="https://www.openstreetmap.org/copyright" dir="ltr">
            © OpenStreetMap contributors
          </a>
        </p>
      )}
    </>
  );
};
