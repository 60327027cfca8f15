import type { FunderId } from '../shared/ids.ts';
import type { Fault } from './rulebook-faults.ts';
import type { Rulebook } from './rulebook.ts';

/** What contradicts itself, or the call's funders, in how they share the tranches. */
export const faultsOfSharing = ({ sharing, tranches }: Rulebook, funderIds: readonly FunderId[]): Fault[] => {
  const named = fundersIn(sharing);
  return [
    ...named
      .filter((funderId) => !funderIds.includes(funderId))
      .map((funderId) => ({ code: 'sharing_funder_unknown', funderId })),
    ...named
      .filter((funderId, index) => named.indexOf(funderId) !== index)
      .map((funderId) => ({ code: 'sharing_funder_repeated', funderId })),
    ...usesIn(sharing)
      .filter((use) => tranches.every(({ uses }) => uses !== undefined && !uses.includes(use)))
      .map((use) => ({ code: 'earmark_in_no_tranche', use })),
  ];
};

const fundersIn = (sharing: Rulebook['sharing']): FunderId[] => {
  if (sharing === undefined || sharing.kind === 'pari_passu') return [];
  return sharing.kind === 'sequential' ? sharing.order : sharing.earmarks.map(({ funderId }) => funderId);
};

const usesIn = (sharing: Rulebook['sharing']): string[] =>
  sharing?.kind === 'earmarked' ? [...new Set(sharing.earmarks.flatMap(({ uses }) => uses))] : [];
