import { randomUUID } from 'node:crypto';
import { mad } from '../../../../infra/story/telling.ts';
import { type Driver } from '../driver.ts';
import type { Scene } from '../scene.ts';

const REASON = 'Pour voir si cela passe.';

/** Of every stage something that may not be done now, or not by whoever does it. */
const ATTEMPTS: readonly ((scene: Scene) => readonly [path: string, body: object])[] = [
  ({ callId }) => [`/calls/${callId}/publication`, {}],
  ({ callId }) => [`/calls/${callId}/cancellation`, { reason: REASON }],
  ({ openCallId }) => [`/calls/${openCallId}/ranking`, {}],
  ({ openCallId }) => [`/calls/${openCallId}/settlement`, {}],
  ({ dossierId }) => [`/dossiers/${dossierId}/submission`, {}],
  ({ dossierId }) => [`/dossiers/${dossierId}/eligibility`, { eligible: true, reason: null, overrides: [] }],
  ({ dossierId }) => [`/dossiers/${dossierId}/appeal`, { grounds: REASON }],
  ({ dossierId }) => [`/dossiers/${dossierId}/appeal/decision`, { outcome: 'upheld', reason: REASON }],
  ({ dossierId }) => [`/dossiers/${dossierId}/complement/answer`, { text: REASON, documents: [] }],
  ({ sessionId }) => [`/sessions/${sessionId}/closing`, {}],
  ({ sessionId, bystanders }) => [`/sessions/${sessionId}/opening`, { presentIds: bystanders.slice(0, 3) }],
  ({ itemId, contentHash }) => [`/items/${itemId}/votes`, { vote: 'for', contentHash }],
  ({ itemId }) => [`/items/${itemId}/decision`, { kind: 'rejected', reasonCodes: ['impact_weak'], text: REASON }],
  ({ dossierId, funders }) => [`/dossiers/${dossierId}/rounds`, { lines: [{ funderId: funders.cdg, amount: mad(1) }] }],
  ({ dossierId }) => [`/dossiers/${dossierId}/giving-up`, { reason: REASON }],
  ({ dossierId }) => [`/dossiers/${dossierId}/suspensions`, { reason: REASON, reviewOn: '2027-12-01' }],
  ({ dossierId }) => [`/dossiers/${dossierId}/closure`, { reason: REASON }],
  ({ dossierId }) => [`/dossiers/${dossierId}/visits`, { purpose: REASON, plannedOn: '2026-12-01' }],
  ({ funders }) => ['/payment-runs', { funderId: funders.indh, executionDate: '2026-04-01' }],
  () => [`/lines/${randomUUID()}/decision`, { decision: 'refused', reason: REASON }],
  () => [`/tranches/${randomUUID()}/claim`, { proofs: [] }],
  () => [`/tranches/${randomUUID()}/approval`, {}],
  () => [`/agreements/${randomUUID()}/signatures`, { sha256: '0'.repeat(64) }],
  () => [`/recoveries/${randomUUID()}/receipts`, { amount: mad(1), receivedOn: '2026-03-20', bankReference: 'VIR' }],
  () => [`/reports/${randomUUID()}/acceptance`, {}],
];

const PEOPLE = ['bystander-1', 'holder-tazart', 'desk-officer', 'reviewer-1', 'chair', 'member-1', 'secretary'];

/** Somebody tries what may not be: a rule refuses it, not the shape of what they say, and nothing of it is kept but that they tried. */
export const trying: Driver = async ({ door, chance, scene }) => {
  const [path, body] = chance.oneOf(ATTEMPTS)(scene);
  await door.ask({ as: chance.oneOf([...PEOPLE, 'auditor', 'indh-officer']), method: 'POST', path, body, version: 1 });
};
