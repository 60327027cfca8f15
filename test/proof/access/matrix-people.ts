import { ROLES, type Role, type ScopeKind } from '../../../services/access/policy.ts';
import type { Actor } from '../../../services/shared/command.ts';
import { newId } from '../../../services/shared/ids.ts';
import type { World } from '../../support/world.ts';
import type { Known } from './matrix-world.ts';

/**
 * How somebody stands to the dossier that is asked for, by what their role is held on. Its funder is the one whose
 * line, leg, run and order the paths name; a co-funder pays the same dossier, another funder does not.
 */
export const STANDINGS = [
  'another funder',
  'its funder',
  'its organisation',
  'its call',
  'its territory',
  'a co-funder',
  'the fund',
  'another organisation',
  'another call',
  'another territory',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** To them the dossier is not there. */
export const isStranger = (standing: Standing): boolean => standing.startsWith('another');

type Near = 'organisation' | 'call' | 'territory';

/** On what a role is held that is of no funder; the others are held on a funder, or on the whole fund. */
const NEAR: Readonly<Partial<Record<Role, Near>>> = {
  project_holder: 'organisation',
  platform_agent: 'organisation',
  desk_officer: 'territory',
  field_officer: 'territory',
  reviewer: 'call',
  committee_member: 'call',
  committee_chair: 'call',
  committee_secretary: 'call',
  fund_administrator: 'call',
  auditor: 'call',
};

const isUsual = (role: Role, standing: Standing): boolean =>
  ['fund', 'funder', NEAR[role] ?? 'fund'].some((held) => standing.endsWith(` ${held}`));

/** Béni Mellal-Khénifra, where the dossier is, and Drâa-Tafilalet. */
const [TERRITORY, OTHER_TERRITORY] = ['05', '08'];

type Scope = { readonly kind: ScopeKind; readonly id: string } | undefined;

const scopesOf = (known: Known): Record<Standing, Scope> => ({
  'another funder': { kind: 'funder', id: known.otherFunderId },
  'its funder': { kind: 'funder', id: known.funderId },
  'its organisation': { kind: 'organisation', id: known.organisationId },
  'its call': { kind: 'call', id: known.callId },
  'its territory': { kind: 'territory', id: TERRITORY },
  'a co-funder': { kind: 'funder', id: known.coFunderId },
  'the fund': undefined,
  'another organisation': { kind: 'organisation', id: newId() },
  'another call': { kind: 'call', id: newId() },
  'another territory': { kind: 'territory', id: OTHER_TERRITORY },
});

/** Somebody of one role on one scope. */
export interface Person {
  readonly role: Role;
  readonly standing: Standing;
  readonly actor: Actor;
}

/** One person of every role and standing: the first `most` of those in which a role is usually held, or all of them. */
export const peopleOf = async (world: World, known: Known, most: number): Promise<Person[]> => {
  const scopes = scopesOf(known);
  const people: Person[] = [];
  for (const role of ROLES) {
    const usual = STANDINGS.filter((standing) => most >= STANDINGS.length || isUsual(role, standing));
    for (const standing of usual.slice(0, most)) {
      const actor = await world.holding(`${role}, ${standing}`, role, scopes[standing]);
      people.push({ role, standing, actor });
    }
  }
  return people;
};
