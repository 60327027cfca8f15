import { holdLines, linesOf } from './award-lines.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import type { ReservePlace } from './reserve.ts';

/** Holds what the committee proposed for a dossier of the reserve list, and sends it on to its funders. */
export const promote = async (unit: CommitteeUnit, place: ReservePlace, reason: string | null): Promise<void> => {
  const { application, reserve, obligations, audit, outbox, processes } = unit;
  const { dossierId, itemId } = place;
  const { reference, organisationId, rulebookHash } = await application.getDossier(dossierId);
  const item = { id: itemId, dossierId };
  const lines = await holdLines(unit, item, await linesOf(unit, item, place));

  await reserve.promote(dossierId, lines);
  await obligations.close('promotion', dossierId);
  await audit.record({
    kind: 'committee.promoted',
    subjectType: 'dossier',
    subjectId: dossierId,
    dossierId,
    related: [itemId, ...lines.flatMap(({ funderId, holdId }) => [funderId, holdId])],
    before: place,
    after: { status: 'promoted', lines },
    reason,
    ruleVersion: rulebookHash,
  });
  const to = { by: 'organisation', organisationId } as const;
  await outbox.notify({ kind: 'committee.promoted', to, dossierId, data: { reference } });
  await processes.enter(dossierId, 'cofinancing');
};
