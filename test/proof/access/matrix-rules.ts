import type { Role } from '../../../services/access/policy.ts';
import type { Permission } from '../../../services/shared/permission.ts';
import { HOLDERS } from '../../access/holders.ts';
import { READING_PAPERS, type Needed } from '../../access/needed-permissions.ts';
import { isStranger, STANDINGS, type Standing } from './matrix-people.ts';

/** What is asked for, as far as who may know of it and whom a role on what lets do something to it. */
interface Thing {
  /** To anybody else it is not there. */
  readonly isSeen: (role: Role, standing: Standing) => boolean;
  /** On what a role is held that lets its holder do to it what the role may do. */
  readonly reached: readonly Standing[];
}

const holdsAny = (role: Role, permissions: readonly Permission[]): boolean =>
  permissions.some((permission) => HOLDERS[permission].split(' ').includes(role));

const everybody = () => true;
const reading = (role: Role) => holdsAny(role, ['dossier.read']);
const reader = (role: Role, standing: Standing) => reading(role) && !isStranger(standing);

const NEAR: readonly Standing[] = STANDINGS.filter((standing) => !isStranger(standing));
const FUNDER: readonly Standing[] = ['the fund', 'its funder'];
const PLACE: readonly Standing[] = ['the fund', 'its organisation', 'its territory'];

/**
 * Design: someone else's dossier is not there; what is known and not allowed is refused. Calls and funders are
 * published. A payment run holds account numbers and is there for whoever signs runs of its funder or audits it.
 */
const THINGS = {
  fund: { isSeen: everybody, reached: ['the fund'] },
  everything: { isSeen: everybody, reached: STANDINGS },
  call: { isSeen: everybody, reached: ['the fund', 'its call'] },
  funder: { isSeen: everybody, reached: FUNDER },
  place: { isSeen: everybody, reached: PLACE },
  lists: { isSeen: everybody, reached: ['the fund', 'its funder', 'a co-funder', 'another funder'] },
  organisation: { isSeen: reader, reached: NEAR },
  papers: {
    isSeen: (role, standing) => holdsAny(role, READING_PAPERS) && standing === 'the fund',
    reached: ['the fund'],
  },
  registration: { isSeen: (role, standing) => reading(role) && PLACE.includes(standing), reached: PLACE },
  dossier: { isSeen: reader, reached: NEAR },
  line: { isSeen: reader, reached: FUNDER },
  envelope: { isSeen: (role, standing) => reading(role) && FUNDER.includes(standing), reached: FUNDER },
  run: {
    isSeen: (role, standing) =>
      holdsAny(role, ['payment_run.approve', 'payment_run.prepare', 'audit.read']) && FUNDER.includes(standing),
    reached: FUNDER,
  },
  nobodys: { isSeen: () => false, reached: [] },
} satisfies Record<string, Thing>;
export type ThingName = keyof typeof THINGS;

/** What a path is about, by the first thing that it names. */
const NAMED: Readonly<Record<string, ThingName>> = {
  callId: 'call',
  sessionId: 'call',
  funderId: 'funder',
  organisationId: 'organisation',
  accountId: 'registration',
  representativeId: 'registration',
  runId: 'run',
  envelopeId: 'envelope',
  assignmentId: 'nobodys',
  signInId: 'nobodys',
  letterId: 'nobodys',
  ...Object.fromEntries(
    [
      ...['dossierId', 'itemId', 'agreementId', 'trancheId', 'proofId', 'legId', 'orderId', 'recoveryId', 'reportId'],
      ...['slice', 'copyId', 'suspensionId', 'revisionId', 'visitId', 'findingId', 'placementId', 'mandateId'],
    ].map((name) => [name, 'dossier' as const]),
  ),
  lineId: 'line',
};

export const thingNamed = ([first]: readonly string[]): ThingName =>
  first === undefined ? 'fund' : (NAMED[first] ?? 'fund');

/** Let in, refused by the name of a permission, or told that there is no such thing. */
export type Expected = 'in' | 'forbidden' | 'missing';

export interface Rule {
  readonly needs: Needed;
  readonly of: ThingName;
}

export const isOpen = ({ needs }: Rule): boolean => needs === 'person' || needs === 'public';

/** Whether it is of the fund as a whole, and of none of its parts. */
export const isOfFund = ({ of }: Rule): boolean => THINGS[of].reached.length === 1;

/** Whether whoever asks may know that there is such a thing. */
export const isSeen = (rule: Rule, role: Role, standing: Standing): boolean =>
  isOpen(rule) || (rule.needs !== 'own' && THINGS[rule.of].isSeen(role, standing));

export const expectedBy = (rule: Rule, role: Role, standing: Standing): Expected => {
  if (isOpen(rule)) return 'in';
  if (!isSeen(rule, role, standing)) return 'missing';
  const reached: readonly Standing[] = THINGS[rule.of].reached;
  const permissions = [rule.needs].flat() as readonly Permission[];
  return holdsAny(role, permissions) && reached.includes(standing) ? 'in' : 'forbidden';
};
