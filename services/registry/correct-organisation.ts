import type { Command, Dependencies } from '../shared/command.ts';
import { localDateOf } from '../shared/dates.ts';
import type { OrganisationId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import { correct, onTrail, type OrganisationCorrection } from './organisation.ts';
import { shown } from './read-registry.ts';
import type { RegistryUnit } from './registry-ports.ts';
import { requireOf } from './registry-reach.ts';
import type { OrganisationView } from './registry-views.ts';

/**
 * Puts an organisation's description right; what it was stays as a revision. Its representatives correct what changes
 * in its life; what it is known by (form, ICE, registration) only the desk, on its attestations.
 */
export const correctOrganisation =
  ({ transact }: Dependencies<RegistryUnit>) =>
  (command: Command, id: OrganisationId, input: OrganisationCorrection): Promise<OrganisationView> =>
    transact(command, async ({ access, organisations, registryViews, audit, now }) => {
      const before = await organisations.lockById(id);
      const place = { organisationId: id, territory: before.seat.province };
      const mayChangeIdentity = await access.allows('organisation.correct', place);
      await requireOf(access, mayChangeIdentity ? 'organisation.correct' : 'organisation.manage', before);
      requireCurrent(command, before);
      const isSeatKnown = await organisations.isProvince(input.seat.region, input.seat.province);
      const taken = await organisations.listTaken(input, id);

      const after = correct(before, input, { mayChangeIdentity, isSeatKnown, taken, today: localDateOf(now) });

      await organisations.save(after, input.iceOverrideReason);
      await organisations.keepRevision(after, input.reason);
      await audit.record({
        kind: 'registry.organisation_corrected',
        subjectType: 'organisation',
        subjectId: id,
        dossierId: null,
        before: onTrail(before),
        after: onTrail(after),
        reason: input.reason,
      });
      return shown(await registryViews.getOrganisation(id), now);
    });
