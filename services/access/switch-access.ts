import type { PersonId } from '../shared/ids.ts';
import type { AccessUnit } from './access-ports.ts';
import type { PersonAccess } from './access-views.ts';

interface Switched {
  readonly kind: 'access.switched_off' | 'access.switched_on';
  readonly personId: PersonId;
  readonly before: Date | null;
  readonly after: Date | null;
  readonly reason: string;
}

/** Keeps since when a person may not come in, with its event; they are told, and are signed in nowhere either way. */
export const keepSwitch = async (
  { accessSwitch, accessViews, audit, outbox }: AccessUnit,
  { kind, personId, before, after, reason }: Switched,
): Promise<PersonAccess> => {
  await accessSwitch.save(personId, after);
  await audit.record({
    kind,
    subjectType: 'person',
    subjectId: personId,
    dossierId: null,
    before: { offSince: before },
    after: { offSince: after },
    reason,
  });
  await outbox.notify({ kind, to: { by: 'person', personId }, dossierId: null, data: {} });
  return { ...(await accessViews.getPerson(personId)), signIns: 0 };
};
