import type { z } from 'zod';
import type { Tally, Voice } from './agenda.ts';
import type { Decision } from './decision.ts';
import type { Member } from './seating.ts';

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
  /** The session and the minutes whose decision it corrects. */
  readonly rectifies: { readonly session: string; readonly minutes: string } | null;
  readonly recusals: readonly (Named & { readonly reason: string })[];
  /** Who presided, where the chair had left; the last one named. */
  readonly presidedBy: Named | null;
  readonly votes: readonly (Named & { readonly vote: Voice })[];
  /** Null where the item was left undecided. */
  readonly outcome: {
    readonly decision: z.input<typeof Decision>;
    readonly tally: Tally;
    /** The retained plan, by funder. */
    readonly lines: readonly {
      readonly funder: string;
      readonly names: { readonly ar: string; readonly fr: string };
      readonly amount: string;
    }[];
  } | null;
}

/** What happened in a session: everything the minutes say, in either language. */
export interface SittingRecord {
  readonly reference: string;
  readonly callReference: string;
  /** The session that lacked its quorum, where this is its second convening. */
  readonly secondOf: string | null;
  readonly sittingOn: string;
  readonly closedAt: string;
  readonly quorum: number;
  readonly chair: Named;
  readonly secretary: Named;
  readonly members: readonly (Named & Pick<Member, 'capacity' | 'third' | 'isPresent'>)[];
  readonly items: readonly MinutedItem[];
}
