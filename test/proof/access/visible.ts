import { may, type Grant } from '../../../services/access/policy.ts';
import { idOf } from '../../../services/shared/ids.ts';
import type { Permission, Subject } from '../../../services/shared/permission.ts';
import type { RandomDossier, RandomPerson, RandomWorld } from './random-world.ts';

/** Of each kind of thing, the ids that somebody sees. */
export type Visible = Readonly<Record<Kind, ReadonlySet<string>>>;
/** Dossiers that may be opened, those that a reviewer reads, too, funders' parts in them, and what is one funder's or organisation's. */
export type Kind = 'dossier' | 'assigned' | 'part' | 'deliberation' | 'funder' | 'organisation';
export const KINDS: readonly Kind[] = ['dossier', 'assigned', 'part', 'deliberation', 'funder', 'organisation'];

/** One funder's part in one dossier. */
export const partOf = (dossierId: string, funderId: string): string => idOf('part', dossierId, funderId);

type May = (grants: readonly Grant[], permission: Permission, subject: Subject) => { readonly allowed: boolean };

const COUNTED = new Set(['asked', 'accepted', 'scored']);

const subjectOf = ({ id, organisationId, callId, territory, funderIds }: RandomDossier): Subject => ({
  dossierId: id,
  organisationId,
  callId,
  territory,
  funderIds,
});

/** What the one policy function says, asked of every thing of the world. */
export const visibleBy = (
  { funders, organisations, dossiers }: RandomWorld,
  { grants, assignments }: RandomPerson,
  decide: May = may,
): Visible => {
  const held = grants.filter(({ term }) => term === 'now');
  const reads = (subject: Subject) => decide(held, 'dossier.read', subject).allowed;
  const read = dossiers.filter((dossier) => reads(subjectOf(dossier)));
  const reviewed = dossiers.filter(
    (dossier) =>
      assignments.some(({ dossierId, status }) => dossierId === dossier.id && COUNTED.has(status)) &&
      decide(held, 'scoring.review', subjectOf(dossier)).allowed,
  );
  const ownFunders = funders.filter((id) => reads({ funderIds: [id] }));
  return {
    dossier: new Set(read.map(({ id }) => id)),
    assigned: new Set([...read, ...reviewed].map(({ id }) => id)),
    part: new Set(read.flatMap(({ id, funderIds }) => funderIds.map((funderId) => partOf(id, funderId)))),
    deliberation: new Set(
      read.flatMap(({ id, funderIds }) =>
        funderIds.filter((funderId) => ownFunders.includes(funderId)).map((funderId) => partOf(id, funderId)),
      ),
    ),
    funder: new Set(ownFunders),
    organisation: new Set(
      organisations
        .filter(
          ({ id, province }) =>
            reads({ organisationId: id, territory: province }) || read.some((each) => each.organisationId === id),
        )
        .map(({ id }) => id),
    ),
  };
};
