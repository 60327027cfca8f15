export interface Place {
  readonly href: `/${string}`;
  /** Key of its name. */
  readonly key: string;
  /** Who is offered it; `public`: who is not signed in. */
  readonly roles: readonly string[];
}

const HOLDER = ['project_holder', 'platform_agent'];
const COMMITTEE = ['committee_member', 'committee_chair', 'committee_secretary'];
const FUNDER = ['funder_officer', 'funder_approver', 'funder_head'];
const PAYMENTS = ['payment_preparer', 'payment_verifier', 'payment_approver', 'payer'];
const READERS = ['desk_officer', 'field_officer', 'fund_administrator', 'auditor'];

/** Where whoever comes to apply begins. */
export const CALLS: Place = { href: '/calls', key: 'page.place.calls', roles: ['public', ...HOLDER] };

/** The few main places of the service. What one may do there is decided by the use cases, not by this table. */
const PLACES: readonly Place[] = [
  CALLS,
  { href: '/counter', key: 'page.place.counter', roles: ['platform_agent'] },
  {
    href: '/dossiers',
    key: 'page.place.dossiers',
    roles: [...HOLDER, ...READERS, ...COMMITTEE, ...FUNDER, ...PAYMENTS],
  },
  { href: '/organisations', key: 'page.place.organisations', roles: [...HOLDER, 'desk_officer'] },
  { href: '/reviews', key: 'page.place.reviews', roles: ['reviewer'] },
  { href: '/sessions', key: 'page.place.sessions', roles: COMMITTEE },
  { href: '/lines', key: 'page.place.lines', roles: FUNDER },
  { href: '/envelopes', key: 'page.place.envelopes', roles: FUNDER },
  { href: '/payments', key: 'page.place.payments', roles: PAYMENTS },
  { href: '/evidence', key: 'page.place.evidence', roles: ['auditor'] },
  { href: '/administration', key: 'page.place.administration', roles: ['fund_administrator'] },
  { href: '/results', key: 'page.place.results', roles: ['public'] },
  { href: '/follow', key: 'page.place.follow', roles: ['public'] },
];

/** Who has no role yet has come to apply: they become a holder as they register their organisation. */
const NEWCOMER = ['project_holder'];

/** The places of somebody with these roles; of a visitor where there are none. */
export const placesFor = (roles: readonly string[] | null): readonly Omit<Place, 'roles'>[] => [
  { href: '/', key: 'page.home' },
  ...PLACES.filter((place) => place.roles.some((role) => offeredAs(roles).includes(role))),
  ...(roles === null ? [{ href: '/sign-in', key: 'page.sign_in' } as const] : []),
];

const offeredAs = (roles: readonly string[] | null): readonly string[] => {
  if (roles === null) return ['public'];
  return roles.length === 0 ? NEWCOMER : roles;
};
