import type { Command, Dependencies } from '../shared/command.ts';
import { localDateOf } from '../shared/dates.ts';
import type { RepresentativeId } from '../shared/ids.ts';
import { lastRepresentative } from './registry-errors.ts';
import type { Representative } from './registry-facts.ts';
import type { RegistryUnit } from './registry-ports.ts';
import { requireOf } from './registry-reach.ts';
import { end, mayEnd } from './representative.ts';

interface Ending {
  readonly reason: string;
}

/** Ends somebody's authority today. The last one who speaks for an organisation stays until another is named. */
export const endRepresentative =
  ({ transact }: Dependencies<RegistryUnit>) =>
  (command: Command, id: RepresentativeId, { reason }: Ending): Promise<Representative> =>
    transact(command, async ({ access, organisations, representatives, audit, now }) => {
      const { organisationId } = await representatives.getById(id);
      const organisation = await organisations.lockById(organisationId);
      await requireOf(access, 'organisation.manage', organisation);
      const all = await representatives.list(organisationId);
      const before = await representatives.getById(id);
      const today = localDateOf(now);

      const ended = end(before, today);
      if (!mayEnd(before, all, today)) throw lastRepresentative(id);

      await representatives.save(ended);
      await access.endHolder(ended.personId, organisationId);
      await audit.record({
        kind: 'registry.representative_ended',
        subjectType: 'representative',
        subjectId: id,
        dossierId: null,
        related: [organisationId, ended.personId],
        before,
        after: ended,
        reason,
      });
      return ended;
    });
