import { ROLES, SCOPE_KINDS, type Grant, type Role, type ScopeKind } from '../../../services/access/policy.ts';
import {
  newId,
  type CallId,
  type DossierId,
  type FunderId,
  type OrganisationId,
} from '../../../services/shared/ids.ts';
import type { PersonId } from '../../../services/shared/ids.ts';
import type { Chance } from '../chance.ts';

/** Whether a grant is in force: it ended, it has not begun, or it holds now. */
type Term = 'ended' | 'coming' | 'now';
const TERMS: readonly Term[] = ['now', 'now', 'now', 'ended', 'coming'];

const TERRITORIES = ['05.081', '05.301', '06.141', '01.151'];
const PLACES = ['05', '06', '01', ...TERRITORIES];
const ASSIGNED = ['asked', 'accepted', 'scored', 'declined', 'conflicted', 'lapsed'] as const;

export interface RandomDossier {
  readonly id: DossierId;
  readonly organisationId: OrganisationId;
  readonly callId: CallId;
  readonly territory: string;
  readonly funderIds: readonly FunderId[];
}

interface Assignment {
  readonly dossierId: DossierId;
  readonly status: (typeof ASSIGNED)[number];
}

export interface RandomPerson {
  readonly id: PersonId;
  readonly grants: readonly (Grant & { readonly term: Term })[];
  readonly assignments: readonly Assignment[];
  /** For whom they may sign; it lets nobody see anything. */
  readonly delegatedBy: readonly FunderId[];
}

export interface RandomWorld {
  readonly funders: readonly FunderId[];
  readonly organisations: readonly { readonly id: OrganisationId; readonly province: string }[];
  readonly dossiers: readonly RandomDossier[];
  readonly people: readonly RandomPerson[];
}

const DOSSIERS = 8;
const PEOPLE = 6;

const times = <Made>(count: number, make: () => Made): Made[] => Array.from({ length: count }, make);

/** Nobody is given the same role on the same scope twice. */
const each = <Given extends Grant>(grants: readonly Given[]): Given[] => [
  ...new Map(grants.map((given) => [`${given.role} ${given.scopeKind} ${String(given.scopeId)}`, given])).values(),
];

/** Funders, calls, organisations, dossiers and people, every one of whose ties is a matter of chance. */
export const randomWorld = (chance: Chance): RandomWorld => {
  const funders = times(3, newId<FunderId>);
  const calls = times(2, newId<CallId>);
  const organisations = times(4, () => ({ id: newId<OrganisationId>(), province: chance.oneOf(TERRITORIES) }));
  const dossiers = times(DOSSIERS, (): RandomDossier => {
    const { id: organisationId, province } = chance.oneOf(organisations);
    return {
      id: newId(),
      organisationId,
      callId: chance.oneOf(calls),
      territory: province,
      funderIds: funders.filter(() => chance.below(2) === 0),
    };
  });
  const scopeIds: Record<ScopeKind, () => string | null> = {
    fund: () => null,
    funder: () => chance.oneOf(funders),
    territory: () => chance.oneOf(PLACES),
    call: () => chance.oneOf(calls),
    organisation: () => chance.oneOf(organisations).id,
  };
  const grant = (role: Role = chance.oneOf(ROLES)) => {
    // The whole fund is seldom anybody's, or there would be little to keep apart.
    const scopeKind = chance.oneOf([...SCOPE_KINDS, ...SCOPE_KINDS.slice(1), ...SCOPE_KINDS.slice(1)]);
    return { role, scopeKind, scopeId: scopeIds[scopeKind](), term: chance.oneOf(TERMS) };
  };
  const person = (): RandomPerson => ({
    id: newId(),
    grants: each([...times(chance.below(4), () => grant()), ...times(chance.below(2), () => grant('reviewer'))]),
    assignments: dossiers
      .filter(() => chance.below(4) === 0)
      .map(({ id }) => ({ dossierId: id, status: chance.oneOf(ASSIGNED) })),
    delegatedBy: funders.filter(() => chance.below(4) === 0),
  });
  return { funders, organisations, dossiers, people: times(PEOPLE, person) };
};
