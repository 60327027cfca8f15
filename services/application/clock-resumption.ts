import { dossierWorkflowId } from '../shared/ids.ts';
import type { ApplicationUnit } from './application-ports.ts';
import type { Dossier } from './application-views.ts';
import { eligibilityWait, resumeClock } from './legal-clock.ts';

/** The complement has come to its end: the legal clock goes on from where it stood, and the desk is waited for again. */
export const resumeDecision = async (
  { programme, legalClocks, obligations, now }: ApplicationUnit,
  { id, callId, rulebookHash }: Dossier,
): Promise<void> => {
  const { rulebook } = await programme.getCall(callId, rulebookHash);
  const running = resumeClock(await legalClocks.get(id), now);
  await legalClocks.save(id, running);
  await obligations.close('complement', id);
  const wait = eligibilityWait({ id }, running, rulebook.eligibility);
  await obligations.open(dossierWorkflowId(id), wait);
};
