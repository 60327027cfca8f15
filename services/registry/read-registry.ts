import type { Actor } from '../shared/command.ts';
import type { OrganisationId } from '../shared/ids.ts';
import type { Page, PageQuery } from '../shared/page.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { organisationMissing } from './registry-errors.ts';
import type { RegistryUnit } from './registry-ports.ts';
import type { OrganisationView } from './registry-views.ts';

export const getOrganisation =
  ({ read }: ReadDependencies<RegistryUnit>) =>
  (actor: Actor, id: OrganisationId): Promise<OrganisationView> =>
    read(actor, async ({ access, registryViews }) => {
      const organisation = await registryViews.getOrganisation(id);
      const subject = { organisationId: id, territory: organisation.seat.province };
      if (!(await access.allows('dossier.read', subject))) throw organisationMissing(id);
      return organisation;
    });

/** Everybody's organisations for those who work for the fund; for others their own. */
export const listOrganisations =
  ({ read }: ReadDependencies<RegistryUnit>) =>
  (actor: Actor, page: PageQuery): Promise<Page<OrganisationView>> =>
    read(actor, async ({ access, registryViews }) => {
      const seesAll = await access.allows('dossier.read', {});
      return registryViews.listOrganisations(seesAll ? null : access.person(), page);
    });
