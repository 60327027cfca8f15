import type { KnownBy } from './command.ts';
import type { OrganisationId, PersonId } from './ids.ts';

/**
 * A value in an event that tells somebody from others (a number, an address, a name). The event holds a commitment in its
 * place; the value is kept beside, under whom it is about, until that one is erased (law 09-08). Ids are no such values.
 */
export class Personal {
  readonly about: PersonId | OrganisationId;
  readonly value: string;

  constructor(about: PersonId | OrganisationId, value: string) {
    this.about = about;
    this.value = value;
  }
}

/** Of an organisation: what a natural person behind it may be reached or known by. */
export const personal = (about: PersonId | OrganisationId, value: string | null): Personal | null =>
  value === null ? null : new Personal(about, value);

/** How somebody was known, without what their issuer calls them. */
export const unnamed = (person: PersonId, knownBy: KnownBy) =>
  knownBy.by === 'token' ? { ...knownBy, subject: personal(person, knownBy.subject) } : knownBy;
