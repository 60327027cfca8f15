import { isHolderBound, setAgreementAside } from '../agreement/agreement-acts.ts';
import { takeBackApplication } from '../application/application-acts.ts';
import { fundersAsked } from '../application/application-facts.ts';
import { endRound } from '../cofinancing/cofinancing-acts.ts';
import { letGo } from '../ledger/ledger-acts.ts';
import { dismissReviewers } from '../scoring/scoring-acts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import { dossierWorkflowId, type DossierId } from '../shared/ids.ts';
import type { Owed } from '../shared/obligation.ts';
import { NEXT_STAGES, type Stage } from '../shared/stage.ts';
import { withdrawalTooLate } from './dossier-errors.ts';
import type { DossierUnit } from './dossier-ports.ts';
import type { Withdrawn } from './dossier-views.ts';

/**
 * The holder takes the project back, at any time before signing: each stage ends what it has begun, every hold is
 * freed in the same transaction, and everybody who was waited for is told.
 */
export const withdrawDossier =
  ({ transact }: Dependencies<DossierUnit>) =>
  (command: Command, id: DossierId, { reason }: { readonly reason: string | null }): Promise<Withdrawn> =>
    transact(command, async (unit) => {
      const { access, processes, obligations, ledger, audit, now } = unit;
      const stage = await processes.lockStage(id);
      await access.requireOn('application.withdraw', id);
      await requireBefore(unit, id, stage);
      const holds = await ledger.openHolds(id);
      const waits = await obligations.listOpen(dossierWorkflowId(id));

      const { before, after } = await takeBackApplication(unit, id);
      await dismissReviewers(unit, id);
      await endRound(unit, id, reason);
      await setAgreementAside(unit, id);
      await ledger.post(holds.map((held) => letGo(held, now)));
      await obligations.closeAll(dossierWorkflowId(id));

      const asked = before.submittedAt === null ? [] : fundersAsked(before.plan);
      const funderIds = [...new Set([...asked, ...holds.map(({ share }) => share)].map(({ funderId }) => funderId))];
      await audit.record({
        kind: 'dossier.withdrawn',
        subjectType: 'dossier',
        subjectId: id,
        dossierId: id,
        related: [...funderIds, ...holds.map((held) => held.id)],
        before: { stage, status: before.status, holds },
        after: { stage: 'withdrawn', status: after.status, holds: [] },
        reason,
        ruleVersion: before.rulebookHash,
      });
      const funders = funderIds.map((funderId): Owed => ({ by: 'funder', funderId, role: 'funder_approver' }));
      await tell(unit, [...funders, ...waits.map(({ owed }) => owed)], { id, reference: before.reference, reason });
      await processes.enter(id, 'withdrawn');
      return { id, reference: before.reference, stage: 'withdrawn', version: after.version };
    });

const requireBefore = async (unit: DossierUnit, id: DossierId, stage: Stage): Promise<void> => {
  if (!NEXT_STAGES[stage].includes('withdrawn') || (await isHolderBound(unit, id))) throw withdrawalTooLate(stage);
};

interface Told {
  readonly id: DossierId;
  readonly reference: string;
  readonly reason: string | null;
}

/** The outbox sends each addressee one notice of a command, however often it is named. */
const tell = async ({ outbox }: DossierUnit, everybody: readonly Owed[], { id, reference, reason }: Told) => {
  const data = { reference, reason: reason ?? '' };
  for (const to of everybody.filter(({ by }) => by !== 'system')) {
    await outbox.notify({ kind: 'dossier.withdrawn', to, dossierId: id, data });
  }
};
