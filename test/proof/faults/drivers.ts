import type { Driver } from './driver.ts';
import { granting, preferring } from './drivers/access.ts';
import { applying } from './drivers/application.ts';
import { voting } from './drivers/committee.ts';
import { financing } from './drivers/financing.ts';
import { holidays, raising } from './drivers/programme.ts';
import { reviewing } from './drivers/scoring.ts';
import { trying } from './drivers/strangers.ts';

interface Lane {
  /** How many play it side by side. */
  readonly players: number;
  /** One is drawn each time; whoever stands here twice is drawn twice as often. */
  readonly drivers: readonly Driver[];
}

/** What costs little fills what the workflows leave; whoever changes the holidays waits for the others who do. */
export const LANES: readonly Lane[] = [
  { players: 20, drivers: [raising, preferring] },
  { players: 8, drivers: [granting, granting, holidays, trying] },
  { players: 3, drivers: [financing] },
  { players: 6, drivers: [applying, applying, reviewing, voting] },
];
