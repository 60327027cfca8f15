import { when, type Fault } from './fault.ts';
import type { Call } from './programme-facts.ts';

/** What a call is published into. */
export interface Surroundings {
  readonly now: Date;
  /** The call's funders, and what their envelopes let them give to it. */
  readonly funders: readonly { readonly code: string; readonly gives: 'money' | 'guarantees' | 'nothing' }[];
  /** Codes of all funders, of the call or not, that have guarantees to give. */
  readonly guarantors: readonly string[];
  readonly reviewersKnown: number;
}

export type Draft = Pick<
  Call,
  'titles' | 'description' | 'opensAt' | 'closesAt' | 'leadFunderId' | 'funderIds' | 'rulebook'
>;

export const callFaults = (call: Draft, surroundings: Surroundings): Fault[] => [
  ...dateFaults(call, surroundings.now),
  ...funderFaults(call, surroundings),
];

const dateFaults = ({ opensAt, closesAt }: Draft, now: Date): Fault[] => [
  ...when(closesAt <= opensAt, {
    code: 'closes_before_opening',
    path: 'closesAt',
    opensAt: iso(opensAt),
    closesAt: iso(closesAt),
  }),
  ...when(closesAt <= now, { code: 'closes_in_the_past', path: 'closesAt', closesAt: iso(closesAt) }),
];

/** Guarantors among the funders count for no one: a loan's cover is no money. */
const funderFaults = ({ leadFunderId, funderIds, rulebook }: Draft, { funders }: Surroundings): Fault[] => [
  ...when(!funderIds.includes(leadFunderId), {
    code: 'lead_funder_not_among_funders',
    path: 'leadFunderId',
    leadFunderId,
  }),
  ...when(rulebook.approval.fundersMin > paying(funders), {
    code: 'funders_too_few',
    path: 'rulebook.approval.fundersMin',
    needed: rulebook.approval.fundersMin,
    known: paying(funders),
  }),
  ...funders.flatMap(({ code: funder, gives }, index) =>
    when(gives === 'nothing', { code: 'envelope_absent', path: `funderIds.${index}`, funder }),
  ),
];

const paying = (funders: Surroundings['funders']): number =>
  funders.filter(({ gives }) => gives !== 'guarantees').length;

const iso = (instant: Date): string => instant.toISOString();
