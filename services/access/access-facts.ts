import type { PersonId } from '../shared/ids.ts';
import type { Role } from './policy.ts';

export { rolesWith } from './policy.ts';

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly nameAr: string | null;
  readonly language: 'ar' | 'fr' | 'en';
  readonly email: string | null;
}

/** What other slices may ask about people and their roles. */
export interface AccessFacts {
  readonly getPerson: (id: PersonId) => Promise<Person>;
  /** Whether this person holds a role now, on whatever scope. */
  readonly holdsRole: (id: PersonId, role: Role) => Promise<boolean>;
  /** Who holds a role now, on exactly this scope or on the whole fund; by id. */
  readonly listHolders: (role: Role, scopeId: string | null) => Promise<Person[]>;
}
