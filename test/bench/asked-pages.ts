import type { Actor } from '../../services/shared/command.ts';
import { draftDossier } from '../support/builders/application.ts';
import { trancheOf } from '../support/builders/disbursement.ts';
import { firstTranchePaid } from '../support/builders/reporting.ts';
import type { World } from '../support/world.ts';

export interface AskedPage {
  readonly name: string;
  readonly path: string;
  readonly actor: Actor | null;
}

const asking =
  (actor: Actor | null) =>
  (name: string, path: string): AskedPage => ({ name, path, actor });

/** The pages that a holder meets on a phone, and beyond them those of everybody else before a decision. */
export const pagesOfDraft = async (
  world: World,
): Promise<{ readonly onPhone: AskedPage[]; readonly served: AskedPage[] }> => {
  const { dossierId, callId, holder, officer, admin } = await draftDossier(world);
  const dossier = `/dossiers/${dossierId}`;
  const [held, desk, audited, administered, open] = [
    asking(holder),
    asking(officer),
    asking(await world.holding('auditor', 'auditor')),
    asking(admin),
    asking(null),
  ];
  return {
    onPhone: [held('home', '/'), held('question', `${dossier}/application/title`), held('dossier', dossier)],
    served: [
      held('draft as a task list', `${dossier}/application`),
      held('plan', `${dossier}/plan`),
      held('documents', `${dossier}/documents`),
      held('answers to check', `${dossier}/check`),
      held('dossiers of a holder', '/dossiers'),
      held('organisations of a holder', '/organisations'),
      desk('home of the desk', '/'),
      desk('dossiers of the desk', '/dossiers'),
      desk('dossiers of a stage', '/dossiers?stage=scoring'),
      desk('organisations of the desk', '/organisations'),
      audited('home of an auditor', '/'),
      audited('dossiers of an auditor', '/dossiers'),
      audited('evidence', '/evidence'),
      audited('history of a dossier', `${dossier}/history`),
      administered('administration', '/administration'),
      administered('administered call', `/administration/calls/${callId}`),
      administered('rules to change', `/administration/calls/${callId}/rules/scoring`),
      administered('people', '/administration/people'),
      administered('health', '/administration/health'),
      open('calls', '/calls'),
      open('call', `/calls/${callId}`),
      open('eligibility before signing in', `/calls/${callId}/eligibility`),
      open('results', '/results'),
      open('map', '/results/map'),
      open('following', '/follow'),
      open('verifying', '/verify'),
    ],
  };
};

/** The pages of what comes after: of a dossier whose first tranche is paid. */
export const pagesOfGrant = async (world: World): Promise<AskedPage[]> => {
  const paid = await firstTranchePaid(world);
  const { dossierId, callId, sessionId, itemId, organisationId } = paid;
  const { id: trancheId } = await trancheOf(world, paid, 1);
  const dossier = `/dossiers/${dossierId}`;
  const [held, desk, reviewing, secretarial] = [
    asking(paid.holder),
    asking(paid.officer),
    asking(await world.holding('reviewer-1', 'reviewer')),
    asking(paid.secretary),
  ];
  const [funding, preparing, paying, audited] = [
    asking(paid.people.indh.approver),
    asking(paid.staff.preparer),
    asking(paid.staff.payer),
    asking(await world.holding('auditor', 'auditor')),
  ];
  return [
    held('dossier in execution', dossier),
    held('receipt', `${dossier}/receipt`),
    held('answer of the desk', `${dossier}/answer`),
    held('decision', `${dossier}/decision`),
    held('agreement', `${dossier}/agreement`),
    held('payments of a dossier', `${dossier}/payments`),
    held('reports', `${dossier}/reports`),
    held('report to write', `${dossier}/reports/${paid.reports[0].id}`),
    desk('case of the desk', `${dossier}/eligibility`),
    desk('organisation', `/organisations/${organisationId}`),
    desk('results of a dossier', `${dossier}/reports/results`),
    reviewing('reviews', '/reviews'),
    secretarial('sessions', `/sessions?callId=${callId}`),
    secretarial('session', `/sessions/${sessionId}`),
    secretarial('item of an agenda', `/sessions/${sessionId}/items/${itemId}`),
    secretarial('ranking', `/calls/${callId}/ranking`),
    secretarial('assessment', `${dossier}/assessment`),
    funding('home of a funder', '/'),
    funding('lines of a funder', '/lines'),
    funding('round', `${dossier}/round`),
    funding('envelopes', '/envelopes'),
    funding('powers', '/powers'),
    preparing('tranches to pay', '/payments'),
    preparing('tranche', `/tranches/${trancheId}`),
    paying('payment runs', '/payments/runs'),
    paying('statements', '/payments/statements'),
    paying('unmatched entries', '/payments/unmatched'),
    paying('recoveries', '/payments/recoveries'),
    audited('evidence of a dossier', `${dossier}/evidence`),
  ];
};
