import type { ComponentChildren } from 'preact';
import { directionOf } from '../language.ts';
import type { Reader } from '../reader.ts';

/** Drawn for a phone's width; a wider screen shows the same, larger. */
export const WIDTH = 360;

/** How a part is filled. Each has its own colour and its own texture: colour is never the only signal. */
export type Tone = 'solid' | 'light' | 'hatched' | 'open' | 'warm';

const BRAND = '#0b5d57';
const WARM = '#c2602b';

/** Presentation attributes: the content policy lets no style in. `patterns` is the prefix of the drawing's own patterns. */
export const paintOf = (tone: Tone, patterns: string) => {
  switch (tone) {
    case 'solid':
      return { fill: BRAND, stroke: BRAND };
    case 'light':
      return { fill: '#8fbab5', stroke: BRAND };
    case 'hatched':
      return { fill: `url(#${patterns}-hatch)`, stroke: BRAND };
    case 'open':
      return { fill: '#ffffff', stroke: '#484949', 'stroke-dasharray': '4 3' };
    case 'warm':
      return { fill: `url(#${patterns}-cross)`, stroke: WARM };
  }
};

const Patterns = ({ prefix }: { readonly prefix: string }) => (
  <defs>
    <pattern id={`${prefix}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill="#ffffff" />
      <rect width="3" height="6" fill={BRAND} />
    </pattern>
    <pattern id={`${prefix}-cross`} width="6" height="6" patternUnits="userSpaceOnUse">
      <rect width="6" height="6" fill={WARM} />
      <circle cx="3" cy="3" r="1.3" fill="#ffffff" />
    </pattern>
  </defs>
);

/** A small piece of a tone, beside its name. */
export const Swatch = ({ tone }: { readonly tone: Tone }) => {
  const id = `swatch-${tone}`;
  return (
    <svg class="tz-swatch" viewBox="0 0 22 16" width="22" height="16" aria-hidden="true" focusable="false">
      <Patterns prefix={id} />
      <rect x="1" y="1" width="20" height="14" {...paintOf(tone, id)} />
    </svg>
  );
};

interface DrawingProps {
  /** Within its page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly height: number;
  readonly children: ComponentChildren;
}

/** A drawing that is read aloud as its title and its description. */
export const Drawing = ({ id, title, description, height, children }: DrawingProps) => (
  <svg
    class="tz-drawing"
    viewBox={`0 0 ${WIDTH} ${height}`}
    role="img"
    aria-labelledby={`${id}-title ${id}-desc`}
    focusable="false"
  >
    <title id={`${id}-title`}>{title}</title>
    <desc id={`${id}-desc`}>{description}</desc>
    <Patterns prefix={id} />
    {children}
  </svg>
);

export interface Sides {
  /** Where a line of text begins: `text-anchor="start"` follows the direction by itself. */
  readonly start: number;
  /** A place that was computed from left to right, as this language sees it. */
  readonly mirrored: (x: number) => number;
}

/** The one place where a drawing is turned for who reads from right to left. */
export const sidesOf = ({ language }: Reader): Sides =>
  directionOf(language) === 'rtl' ? { start: WIDTH, mirrored: (x) => WIDTH - x } : { start: 0, mirrored: (x) => x };
