import type { MeView } from '../../services/access/access-views.ts';
import { FunderId } from '../../services/shared/ids.ts';
import type { Values } from '../shared/fields.ts';

/** The funder that a list is asked for: the one in the address, else the only one that the reader's role is held on. */
export const funderAsked = ({ person }: MeView, query: Values, roles: readonly string[]): FunderId | undefined => {
  const named = FunderId.safeParse(query['funderId']);
  if (named.success) return named.data;
  const held = person.roles.filter(({ role }) => roles.includes(role));
  const isWhole = held.some(({ scope }) => scope.kind === 'fund');
  const own = held.find(({ scope }) => scope.kind === 'funder')?.scope.id;
  return isWhole ? undefined : (own as FunderId | undefined);
};

/** Filters that were left empty are none. */
export const filtersIn = (query: Values, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(query).filter(([name, text]) => text !== '' && names.includes(name)));
