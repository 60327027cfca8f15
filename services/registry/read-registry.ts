import type { Actor } from '../shared/command.ts';
import { localDateOf } from '../shared/dates.ts';
import type { OrganisationId } from '../shared/ids.ts';
import type { Page, PageQuery } from '../shared/page.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { Attestation } from './attestation.ts';
import { organisationMissing } from './registry-errors.ts';
import type { RegistryUnit } from './registry-ports.ts';
import type { RegistrySettings } from './registry-settings.ts';
import type {
  OrganisationListQuery,
  OrganisationRecord,
  OrganisationView,
  Revision,
  RibClashQuery,
  RibClashView,
  Territory,
} from './registry-views.ts';
import { mayEnd } from './representative.ts';
import { warningsOf } from './warnings.ts';

type Reading = ReadDependencies<RegistryUnit>;

/** The organisation with what looks wrong with it on this day, and who could leave it. */
export const shown = ({ representatives, ...organisation }: OrganisationRecord, now: Date): OrganisationView => {
  const today = localDateOf(now);
  return {
    ...organisation,
    representatives: representatives.map((each) => ({ ...each, mayEnd: mayEnd(each, representatives, today) })),
    warnings: warningsOf({ organisation, representatives, today }),
  };
};

/** Reads something of one organisation, for whoever may read it. */
const ofOrganisation = async <Result>(
  { read }: Reading,
  asked: { readonly actor: Actor; readonly id: OrganisationId },
  work: (unit: RegistryUnit, organisation: OrganisationRecord) => Result | Promise<Result>,
): Promise<Result> =>
  read(asked.actor, async (unit) => {
    const organisation = await unit.registryViews.getOrganisation(asked.id);
    const reach = await unit.access.reach('dossier.read');
    if (!(await unit.registryViews.isReached(reach, asked.id))) throw organisationMissing(asked.id);
    return work(unit, organisation);
  });

export const getOrganisation =
  (reading: Reading) =>
  (actor: Actor, id: OrganisationId): Promise<OrganisationView> =>
    ofOrganisation(reading, { actor, id }, ({ now }, organisation) => shown(organisation, now));

/** The organisations that the asker's roles reach: all of them, those of a place, a call or a funder, or their own. */
export const listOrganisations =
  ({ read }: Reading) =>
  (actor: Actor, query: OrganisationListQuery): Promise<Page<OrganisationView>> =>
    read(actor, async ({ access, registryViews, now }) => {
      const reach = await access.reach('dossier.read');
      const { q } = query;
      const { items, next } = await (q === undefined
        ? registryViews.listOrganisations(reach, query)
        : registryViews.searchOrganisations(reach, { ...query, q }));
      return { items: items.map((organisation) => shown(organisation, now)), next };
    });

/** What it was before each correction. */
export const listRevisions =
  (reading: Reading) =>
  (actor: Actor, id: OrganisationId, page: PageQuery): Promise<Page<Revision>> =>
    ofOrganisation(reading, { actor, id }, ({ registryViews }) => registryViews.listRevisions(id, page));

export const listAttestations =
  (reading: Reading) =>
  (actor: Actor, id: OrganisationId, page: PageQuery): Promise<Page<Attestation>> =>
    ofOrganisation(reading, { actor, id }, ({ registryViews }) => registryViews.listAttestations(id, page));

/** Where two organisations use one RIB, for the desk of the whole fund. */
export const listRibClashes =
  ({ read }: Reading) =>
  (actor: Actor, query: RibClashQuery): Promise<Page<RibClashView>> =>
    read(actor, async ({ access, registryViews }) => {
      await access.require('account.certify', {});
      return registryViews.listRibClashes(query);
    });

/** The division of 2015, for anybody: everything that is said of a place is said by its name. */
export const listTerritories =
  ({ read }: Reading) =>
  (actor: Actor): Promise<{ items: Territory[] }> =>
    read(actor, async ({ registryViews }) => ({ items: await registryViews.listTerritories() }));

/** Anybody signed in may know how long a change of account takes. */
export const getRegistrySettings =
  ({ read }: Reading) =>
  (actor: Actor): Promise<RegistrySettings> =>
    read(actor, ({ registrySettings }) => registrySettings.get());
