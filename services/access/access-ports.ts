import type { DelegationId, FunderId, PersonId, RoleGrantId, SignInId } from '../shared/ids.ts';
import type { Page, PageQuery } from '../shared/page.ts';
import type { CommonUnit } from '../shared/unit.ts';
import type { AccessFacts } from './access-facts.ts';
import type { Colleague, PeopleQuery, PersonName, PersonView, SignInView, WaitView } from './access-views.ts';
import type { Delegation } from './delegation.ts';
import type { ErasureView, Gone, Keeper } from './erasure.ts';
import type { Standing } from './standing.ts';
import type { RoleGrant } from './role-grant.ts';

export interface Roles {
  readonly lockById: (id: RoleGrantId) => Promise<RoleGrant>;
  /** Those that are in force now, locked: a second grant of the same role waits and sees the first. */
  readonly lockHeldBy: (personId: PersonId) => Promise<RoleGrant[]>;
  readonly insert: (grant: RoleGrant) => Promise<void>;
  readonly save: (grant: RoleGrant) => Promise<void>;
}

export interface Delegations {
  readonly insert: (delegation: Delegation) => Promise<void>;
  /** Locked; `delegation_missing`. */
  readonly lockById: (id: DelegationId) => Promise<Delegation>;
  readonly saveEnd: (delegation: Delegation) => Promise<void>;
}

interface PreferencesKept {
  readonly save: (id: PersonId, preferences: Pick<PersonView, 'language' | 'email'>) => Promise<void>;
}

/** Where people are signed in through the pages. */
interface SignIns {
  /** False where this person is signed in nowhere under that id. */
  readonly end: (personId: PersonId, id: SignInId) => Promise<boolean>;
  /** Gives how many there were. */
  readonly endAll: (personId: PersonId) => Promise<number>;
}

interface AccessSwitch {
  /** Whether they are there, and since when they may not come in; locked; `person_missing`. */
  readonly lock: (personId: PersonId) => Promise<Standing>;
  readonly save: (personId: PersonId, offSince: Date | null) => Promise<void>;
}

interface Erasures {
  readonly listKeepers: (id: PersonId) => Promise<Keeper[]>;
  readonly foresee: (id: PersonId) => Promise<Pick<ErasureView, 'goes' | 'olderEvents'>>;
  readonly erase: (id: PersonId, asked: { readonly by: PersonId; readonly reason: string }) => Promise<Gone>;
}

export interface AccessViews {
  readonly listDelegations: (funderId: FunderId, page: PageQuery) => Promise<Page<Delegation>>;
  /** By name; those who hold a role on it now. */
  readonly listColleagues: (funderId: FunderId) => Promise<Colleague[]>;
  readonly getPerson: (id: PersonId) => Promise<PersonView>;
  /** Where this person is signed in now, the last used first. */
  readonly listSignIns: (personId: PersonId) => Promise<SignInView[]>;
  /** Those that are known; by no order. */
  readonly listNames: (ids: readonly PersonId[]) => Promise<PersonName[]>;
  readonly listPeople: (query: PeopleQuery) => Promise<Page<PersonView>>;
  /** Open waits that this person, or a role that they hold now, can end; the most urgent first. */
  readonly listWaits: (personId: PersonId) => Promise<WaitView[]>;
}

export interface AccessUnit extends CommonUnit {
  readonly people: AccessFacts;
  readonly roles: Roles;
  readonly delegations: Delegations;
  readonly preferencesKept: PreferencesKept;
  readonly signIns: SignIns;
  readonly accessSwitch: AccessSwitch;
  readonly erasures: Erasures;
  readonly accessViews: AccessViews;
}
