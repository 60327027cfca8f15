import { READING_PAPERS, type Needed } from '../../access/needed-permissions.ts';

const within = (folder: string, names: string): string[] => names.split(' ').map((name) => `${folder}/${name}`);

const dossier = (names: string): string[] => within('/dossiers/:dossierId', names);

/** What each page needs, as `NEEDED` says it of each operation; a page that is in none of these turns the proof red. */
const PAGES: readonly (readonly [Needed, readonly string[]])[] = [
  [
    'public',
    [
      '/',
      ...['/calls', '/calls/:callId', '/calls/:callId/eligibility', '/verify', '/verify/:code', '/follow', '/results'],
      ...within('/results', 'map jobs.csv region.csv funder.csv target_group.csv year.csv :call.csv :call'),
    ],
  ],
  [
    'person',
    [
      ...['/organisations', '/organisations/new', '/invitation', '/counter', '/powers'],
      ...['/me', '/me/letters', '/reviews', '/reviews/profile'],
      ...['/dossiers', '/dossiers.csv', '/dossiers/new', '/lines', '/lines.csv', '/envelopes', '/envelopes.csv'],
      ...['/payments', '/payments.csv', '/payments/statements', '/sessions/new'],
      ...['/administration', '/administration/calls/:callId', '/administration/funders', '/administration/holidays'],
      '/administration/accounts',
    ],
  ],
  [
    'dossier.read',
    [
      '/dossiers/:dossierId',
      ...within('/organisations/:organisationId', 'representatives/new attestations correction'),
      '/organisations/:organisationId',
      ...dossier('application plan documents documents/:kind check receipt receipt.pdf answer eligibility decision'),
      ...dossier('application/title application/summary application/sector application/place application/jobs'),
      ...dossier('application/birth round round.csv agreement agreement/signature agreement/copy suspensions payments'),
      ...dossier('payments/recoveries/:recoveryId payments/final-cost payments/recovery reports reports/:reportId'),
      ...dossier('reports/results reports/visits reports/visits/:visitId reports/findings/:findingId reports/closure'),
      ...dossier('reports/:reportId/figures/:code'),
      ...within('/tranches/:trancheId', 'proofs/:proofId legs/:legId'),
      '/tranches/:trancheId',
    ],
  ],
  ['own', ['/reviews/:assignmentId', '/reviews/:assignmentId/documents/:documentId']],
  ['organisation.manage', ['/organisations/:organisationId/representatives']],
  ['application.write', ['/organisations/:organisationId/mandates', ...dossier('counter-receipt')]],
  ['disbursement.claim', dossier('payments/claims/:trancheId payments/claims/:trancheId/:kind')],
  [
    ['committee.sit', 'scoring.freeze', 'eligibility.decide', 'audit.read'],
    [...dossier('assessment'), '/calls/:callId/ranking'],
  ],
  [
    ['scoring.freeze', 'audit.read'],
    ['/calls/:callId/reviews', '/calls/:callId/reviews.csv'],
  ],
  ['committee.read', ['/sessions', '/sessions/:sessionId', '/sessions/:sessionId/items/:itemId']],
  [
    ['recovery.receive', 'recovery.decide', 'recovery.order', 'audit.read'],
    ['/payments/recoveries', '/payments/recoveries.csv'],
  ],
  [
    ['payment_run.approve', 'audit.read'],
    ['/payments/runs', '/payments/runs.csv', '/payments/runs/:runId', '/payments/runs/:runId/file'],
  ],
  ['payment_run.approve', ['/payments/placements']],
  ['account.certify', ['/organisations/rib-clashes']],
  ['statement.import', ['/payments/unmatched', '/payments/inquiries/:orderId']],
  [READING_PAPERS, ['/documents/:documentId', '/payments/statements/:documentId']],
  [
    'audit.read',
    [
      '/evidence',
      '/evidence.csv',
      ...dossier('history history.csv evidence'),
      ...within('/payment-orders/:orderId', 'timeline evidence'),
    ],
  ],
  [
    'programme.manage',
    [
      '/administration/holidays/:holidayId',
      ...within(
        '/administration/calls/:callId/rules',
        'texts dates funders applicants funding documents scoring committee approval tranches reports',
      ),
    ],
  ],
  ['person.manage', within('/administration', 'people people.csv people/:personId people/:personId/erasure')],
  ['operations.manage', ['/administration/health', '/administration/letters', '/dev/outbox']],
];

export const PAGES_NEED: Readonly<Record<string, Needed>> = Object.fromEntries(
  PAGES.flatMap(([needs, paths]) => paths.map((path) => [path, needs])),
);
