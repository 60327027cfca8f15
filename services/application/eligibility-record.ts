import { dossierWorkflowId } from '../shared/ids.ts';
import { appealBy, appealWindow } from './appeal.ts';
import type { ApplicationUnit } from './application-ports.ts';
import type { Dossier, EligibilityDecision } from './application-views.ts';
import { endClock } from './legal-clock.ts';

/** Keeps a decision on eligibility, tells the holder with its reason, and lets the dossier go where it leads. */
export const recordDecision = async (
  unit: ApplicationUnit,
  dossier: Dossier,
  decision: EligibilityDecision,
): Promise<void> => {
  const { programme, eligibility, legalClocks, obligations, audit, outbox, processes, now } = unit;
  const { id, reference, organisationId, callId, rulebookHash } = dossier;
  const rule = (await programme.getCall(callId, rulebookHash)).rulebook.eligibility;
  const until = appealBy(decision, rule);

  await eligibility.insert(id, decision);
  await legalClocks.save(id, endClock(await legalClocks.get(id), now));
  await obligations.close('eligibility', id);
  await audit.record({
    kind: 'application.eligibility_decided',
    subjectType: 'dossier',
    subjectId: id,
    dossierId: id,
    before: { stage: 'application' },
    after: decision,
    reason: decision.reason,
    ruleVersion: rulebookHash,
  });
  const to = { by: 'organisation', organisationId } as const;
  const data = { reference, reason: decision.reason ?? '', appealBy: until.toISOString() };
  if (decision.eligible && decision.decidedBy === null) {
    await outbox.notify({ kind: 'application.eligible_by_silence', to, dossierId: id, data });
  } else if (decision.eligible) {
    await outbox.notify({ kind: 'application.eligible', to, dossierId: id, data });
  } else {
    await outbox.notify({ kind: 'application.ineligible', to, dossierId: id, data });
    await obligations.open(dossierWorkflowId(id), appealWindow(dossier, until));
  }
  await processes.enter(id, decision.eligible ? 'scoring' : 'ineligible');
};
