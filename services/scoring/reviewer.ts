import { z } from 'zod';
import { Ice } from '../registry/registry-facts.ts';
import { OrganisationId, type PersonId } from '../shared/ids.ts';
import { Rib } from '../shared/rib.ts';

const Line = z.string().trim().min(1).max(120);

/**
 * What a reviewer says of themselves: what they know, where they may go, and what the system compares with every
 * applicant to find conflicts of interest. Shown to nobody else.
 */
export const ReviewerProfile = z
  .strictObject({
    /** Empty: any. */
    sectors: z.array(z.string().regex(/^[a-z][a-z0-9_]{1,39}$/)).max(40),
    /** HCP codes of regions or provinces; empty: anywhere. */
    territories: z.array(z.string().regex(/^\d{2}(\.\d{3})?$/)).max(90),
    /** Own and by marriage, in Arabic and in Latin letters. */
    familyNames: z.array(Line).max(8),
    home: z
      .strictObject({ province: z.string().regex(/^\d{2}\.\d{3}$/), commune: Line, address: Line.nullable() })
      .nullable(),
    phone: z
      .string()
      .regex(/^\+?[\d ().-]{9,20}$/)
      .nullable(),
    rib: Rib.nullable(),
    /** Of businesses that the reviewer owns or manages. */
    ices: z.array(Ice).max(20),
    /** Organisations of the registry on whose board the reviewer sits. */
    boards: z.array(OrganisationId).max(20),
  })
  .meta({ id: 'ReviewerProfile' });
export type ReviewerProfile = z.output<typeof ReviewerProfile>;

export interface Reviewer extends ReviewerProfile {
  readonly personId: PersonId;
  readonly version: number;
}

/** One who may be asked, and how the dossier suits them. */
export interface Candidate {
  readonly personId: PersonId;
  /** How many of the stated limits (sectors, territories) leave this dossier out. */
  readonly misfits: number;
  /** How many of them name it. */
  readonly fits: number;
  /** Dossiers of the same call that count for this reviewer. */
  readonly inCall: number;
  /** Sheets still owed, over all dossiers. */
  readonly owed: number;
}

/**
 * Those whom the dossier suits first, then the least burdened in the call, then those who know the field, then the
 * least burdened of all; ties by id, so that the choice can be told again.
 */
export const pick = (candidates: readonly Candidate[], count: number): Candidate[] =>
  [...candidates].sort(inOrderOfAsking).slice(0, Math.max(count, 0));

const inOrderOfAsking = (left: Candidate, right: Candidate): number =>
  left.misfits - right.misfits ||
  left.inCall - right.inCall ||
  right.fits - left.fits ||
  left.owed - right.owed ||
  (left.personId < right.personId ? -1 : 1);
