import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Tally, Voice } from './agenda.ts';
import type { Decision } from './decision.ts';
import { minutesText } from './minutes-text.ts';
import type { Member } from './session.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
  readonly nameAr: string | null;
}

export interface MinutedItem {
  readonly position: number;
  readonly rank: number;
  readonly dossierReference: string;
  readonly title: string;
  readonly recusals: readonly (Named & { readonly reason: string })[];
  readonly votes: readonly (Named & { readonly vote: Voice })[];
  /** Null where the item was left undecided. */
  readonly outcome: {
    readonly decision: z.input<typeof Decision>;
    readonly tally: Tally;
    /** The retained plan, with the funders' codes. */
    readonly lines: readonly { readonly funder: string; readonly amount: string }[];
  } | null;
}

/** What happened in a session: everything the minutes say, in either language. */
export interface SittingRecord {
  readonly reference: string;
  readonly callReference: string;
  readonly sittingOn: string;
  readonly closedAt: string;
  readonly quorum: number;
  readonly chair: Named;
  readonly secretary: Named;
  readonly members: readonly (Named & Pick<Member, 'capacity' | 'third' | 'isPresent'>)[];
  readonly items: readonly MinutedItem[];
}

export const numberOf = (year: number, sequence: number): string =>
  `PV-${String(year)}-${String(sequence).padStart(3, '0')}`;

/** The minutes as they are signed: one canonical JSON, its texts in Arabic and French, and its hash. */
export const minutesOf = (number: string, record: SittingRecord) => {
  const texts = { ar: minutesText('ar', number, record), fr: minutesText('fr', number, record) };
  const content = canonical({ number, ...record, texts });
  return { number, content, contentHash: createHash('sha256').update(content).digest('hex') };
};

/** JSON in one spelling: properties sorted, so that the same minutes always have the same hash. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([left], [right]) => (left < right ? -1 : 1)))
      : each,
  );
