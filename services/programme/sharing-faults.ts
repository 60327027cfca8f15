import type { FunderId } from '../shared/ids.ts';
import { repeated, when, type Fault } from './fault.ts';
import type { Rulebook } from './rulebook.ts';

/** What contradicts itself, or the call's funders, in how they share the tranches. */
export const sharingFaults = ({ sharing, tranches }: Rulebook, funderIds: readonly FunderId[]): Fault[] => {
  const { at, funders } = fundersIn(sharing);
  return [
    ...funders.flatMap((funderId, index) =>
      when(!funderIds.includes(funderId), { code: 'sharing_funder_unknown', path: `${at}.${index}`, funderId }),
    ),
    ...repeated(funders).map(({ value, index }) => ({
      code: 'sharing_funder_repeated',
      path: `${at}.${index}`,
      funderId: value,
    })),
    ...usesIn(sharing)
      .filter((use) => tranches.every(({ uses }) => uses !== undefined && !uses.includes(use)))
      .map((use) => ({ code: 'earmark_in_no_tranche', path: at, use })),
  ];
};

const fundersIn = (sharing: Rulebook['sharing']): { at: string; funders: FunderId[] } => {
  const at = 'rulebook.sharing';
  if (sharing === undefined || sharing.kind === 'pari_passu') return { at, funders: [] };
  if (sharing.kind === 'sequential') return { at: `${at}.order`, funders: sharing.order };
  return { at: `${at}.earmarks`, funders: sharing.earmarks.map(({ funderId }) => funderId) };
};

const usesIn = (sharing: Rulebook['sharing']): string[] =>
  sharing?.kind === 'earmarked' ? [...new Set(sharing.earmarks.flatMap(({ uses }) => uses))] : [];
