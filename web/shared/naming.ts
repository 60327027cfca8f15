import type { Actor } from '../../services/shared/command.ts';
import type { FunderId, PersonId } from '../../services/shared/ids.ts';
import type { Language } from '../../services/shared/texts.ts';

/** Who tells names: two use cases. */
export interface NameUseCases {
  readonly listFunders: (actor: Actor) => Promise<{ items: readonly Funder[] }>;
  readonly namePeople: (actor: Actor, ids: readonly PersonId[]) => Promise<readonly Person[]>;
}

interface Funder {
  readonly id: FunderId;
  readonly names: Readonly<Record<Language, string>>;
}

interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly nameAr: string | null;
}

/** What funders and people are called: no id is ever shown. */
export interface Names {
  readonly funders: readonly Funder[];
  readonly people: readonly Person[];
}

/** Every funder, and the people whose ids a page has met. */
export const namesOf = async (
  { listFunders, namePeople }: NameUseCases,
  actor: Actor,
  ids: readonly (PersonId | null)[],
): Promise<Names> => ({
  funders: (await listFunders(actor)).items,
  people: await namePeople(actor, [...new Set(ids.filter((id) => id !== null))]),
});
