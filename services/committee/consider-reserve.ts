import type { Command, Dependencies } from '../shared/command.ts';
import { addDays, endOf, localDateOf } from '../shared/dates.ts';
import { dossierWorkflowId, type DossierId } from '../shared/ids.ts';
import { toDecimal } from '../shared/money.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import { promote } from './promotion.ts';
import type { ReservePlace } from './reserve.ts';

/**
 * Automatic: money has been freed and this dossier is the next in rank whose plan it can hold. It is promoted where
 * the rulebook says so, and proposed to people everywhere else. Nothing happens where the money is gone again.
 */
export const considerReserve =
  ({ transact }: Dependencies<CommitteeUnit>) =>
  (command: Command, dossierId: DossierId): Promise<void> =>
    transact(command, async (unit) => {
      const { access, processes, reserve, application, programme } = unit;
      await access.require('operations.manage', { dossierId });
      if ((await processes.lockStage(dossierId)) !== 'reserve') return;
      const place = await reserve.getByDossier(dossierId);
      await reserve.lockList(place.callId);
      const isNext = await reserve.isNext(dossierId);
      await reserve.count(dossierId);
      if (isNext) {
        const { callId, rulebookHash } = await application.getDossier(dossierId);
        const { promotion } = (await programme.getCall(callId, rulebookHash)).rulebook.committee;
        await (promotion === 'automatic' ? promote(unit, place, 'rulebook') : propose(unit, place));
      }
      await processes.bump(dossierId);
    });

const REMINDER_DAYS = 3;
const ESCALATION_DAYS = 10;

const propose = async (unit: CommitteeUnit, { dossierId, itemId, rank, amount }: ReservePlace): Promise<void> => {
  const { application, reserve, obligations, audit, outbox, now } = unit;
  const { reference } = await application.getDossier(dossierId);
  await reserve.propose(dossierId);
  await obligations.open(dossierWorkflowId(dossierId), {
    kind: 'promotion',
    subjectId: dossierId,
    owed: { by: 'role', role: 'committee_secretary' },
    rungs: [
      { at: endOf(addDays(localDateOf(now), REMINDER_DAYS)), act: 'remind' },
      { at: endOf(addDays(localDateOf(now), ESCALATION_DAYS)), act: 'escalate' },
    ],
    dueAt: null,
  });
  await audit.record({
    kind: 'committee.promotion_proposed',
    subjectType: 'dossier',
    subjectId: dossierId,
    dossierId,
    related: [itemId],
    after: { rank, status: 'proposed' },
  });
  const data = { reference, rank, amount: toDecimal(amount) };
  for (const role of ['committee_secretary', 'fund_administrator']) {
    await outbox.notify({ kind: 'committee.promotion_proposed', to: { by: 'role', role }, dossierId, data });
  }
};
