import type { Role } from '../../../services/access/policy.ts';
import type { Needed } from '../../access/needed-permissions.ts';
import type { Standing } from './matrix-people.ts';
import type { Expected, ThingName } from './matrix-rules.ts';

/** What an operation or a page is about, where the first thing that its path names does not say it. */
const ABOUT: Readonly<Partial<Record<ThingName, readonly string[]>>> = {
  // Acts on the fund as a whole: refused before it is looked whether there is such a thing.
  fund: ['cloneCall', 'raiseEnvelope', 'retryLetter'],
  // Named in the body or among the filters.
  call: ['conveneSession', '/sessions'],
  funder: [
    ...['preparePaymentRun', 'listPaymentRuns', 'listWaitingOrders', 'listTrancheTasks', 'importStatement'],
    ...['listUnmatchedEntries', 'listPlacements', 'listAllRecoveries', 'listDelegations', 'delegateSignature'],
  ],
  place: ['startApplication', 'recordMandate'],
  // One funder's part of a dossier, or the lead funder's.
  line: [
    ...['planRound', 'showPlanOptions', 'askRevision', 'giveUpRound', 'judgeCondition'],
    ...['maintainRecovery', 'cancelRecovery', 'writeOffRecovery'],
    ...['answerByInquiry', '/payments/inquiries/:orderId'],
  ],
  // The list of whatever funder the reader's role is held on.
  lists: [
    ...['/payments/runs', '/payments/runs.csv', '/payments/recoveries', '/payments/recoveries.csv'],
    ...['/payments/unmatched', '/payments/placements'],
  ],
  // One's own affair, or a search in what one may see.
  everything: ['saveReviewer', 'declareCallConflict', 'searchAuditEvents', '/evidence', '/evidence.csv'],
  // What an organisation has registered is reached by itself and by where it has its seat, not by its dossiers.
  registration: [
    ...['correctOrganisation', 'declareAccount', 'nameRepresentative', 'addAttestation', 'inviteRepresentative'],
    ...['listInvitations', 'listMandates', '/organisations/:organisationId/representatives'],
    ...['/organisations/:organisationId/mandates', '/dossiers/:dossierId/counter-receipt'],
  ],
  papers: ['getDocument', 'getDocumentContent', '/documents/:documentId', '/payments/statements/:documentId'],
};

export const OF: Readonly<Record<string, ThingName>> = Object.fromEntries(
  (Object.entries(ABOUT) as [ThingName, readonly string[]][]).flatMap(([thing, names]) =>
    names.map((name) => [name, thing]),
  ),
);

/** What is needed where the thing that is asked for is known: elsewhere anybody may ask, and is told of nothing. */
export const NEEDS: Readonly<Record<string, Needed>> = {
  getEnvelope: 'dossier.read',
  listTrancheTasks: 'disbursement.prepare',
  listDelegations: ['approval.decide', 'approval.prepare', 'role.grant', 'audit.read'],
};

interface Deviation {
  readonly names: readonly string[];
  readonly isOf: (role: Role, standing: Standing) => boolean;
  readonly expected: Expected;
}

const FUNDER: readonly Standing[] = ['the fund', 'its funder'];
const PAYING: readonly Role[] = ['payment_preparer', 'payment_verifier', 'payment_approver', 'payer'];
const isOfFunder = (standing: Standing): boolean => standing.endsWith('fund') || standing.endsWith('funder');

export const DEVIATIONS: readonly Deviation[] = [
  // A preparer repairs any leg of the dossier, a payer those of the own funder.
  {
    names: ['repairLeg'],
    isOf: (role, standing) => role === 'payer' && !standing.startsWith('another') && !FUNDER.includes(standing),
    expected: 'forbidden',
  },
  // Each signs for the party that they are of: the organisation, or one of its funders.
  {
    names: ['signAgreement', 'handInCopy'],
    isOf: (role, standing) =>
      (role === 'project_holder' && ['its call', 'its territory', 'its funder', 'a co-funder'].includes(standing)) ||
      (role === 'funder_approver' && ['its call', 'its territory', 'its organisation'].includes(standing)),
    expected: 'forbidden',
  },
  // What waits in payments is listed of the fund or of a funder; whoever has no part in payments is shown none of it.
  {
    names: ['/payments', '/payments.csv'],
    isOf: (role, standing) => PAYING.includes(role) && !isOfFunder(standing),
    expected: 'forbidden',
  },
  // Of a counter, which has its place; never of the organisation itself.
  { names: ['recordMandate'], isOf: (_role, standing) => standing === 'its organisation', expected: 'forbidden' },
];

/** There is none of it in the world that is built: asked for all the same, and nobody is told more than that. */
export const ABSENT: readonly string[] = [
  ...['acceptInvitation', 'declineInvitation', 'seeInvitation', 'withdrawInvitation', 'endMandate', 'endDelegation'],
  ...['verifyPaper', 'comparePaper', 'getProgress', '/verify/:code', '/results/:call', '/results/:call.csv'],
  ...['answerComplement', 'decideAppeal', 'answerRevision', 'checkCopy', 'liftSuspension', 'resolveRibClash'],
  ...['recordVisit', 'cancelVisit', 'answerFinding', 'closeFinding', 'placeEntries'],
  ...['confirmPlacement', 'refusePlacement', 'retryStuckStep', 'retryLetter'],
  ...['/dossiers/:dossierId/reports/visits/:visitId', '/dossiers/:dossierId/reports/findings/:findingId'],
  ...['/dossiers/:dossierId/reports/:reportId/figures/:code', '/dossiers/:dossierId/documents/:kind'],
  ...['/dossiers/:dossierId/payments/claims/:trancheId/:kind', '/dossiers/new', '/sessions/new'],
  // A rehearsal has nothing that it could go on with, or names what is another's.
  ...['storeDocument', 'certifyAccount', 'createCall', 'recordConflict', 'delegateSignature'],
];
