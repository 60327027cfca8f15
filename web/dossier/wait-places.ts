import type { WaitView } from '../../services/access/access-views.ts';

/** The page of a dossier on which a wait is answered; `*` stands for what is owed. */
const PARTS: Partial<Record<WaitView['kind'], string>> = {
  draft: '/application',
  complement: '/answer',
  eligibility: '/eligibility',
  appeal: '/answer',
  appeal_decision: '/eligibility',
  provisional_hold: '/decision',
  question: '/decision',
  promotion: '/decision',
  approval: '/round',
  round: '/round',
  round_plan: '/round',
  plan_revision: '/round',
  signature: '/agreement',
  signed_copy: '/agreement',
  claim: '/payments/claims/*',
  recovery: '/payments',
  suspension: '/suspensions',
  report: '/reports/*',
  visit: '/reports',
  finding: '/reports',
};

/** Waits of things that have a page of their own, by what is owed. */
const OWN: Partial<Record<WaitView['kind'], string>> = {
  review_answer: '/reviews/',
  review: '/reviews/',
  session: '/sessions/',
  rectification: '/sessions/',
};

/** Waits that are ended for all dossiers in one place. */
const COMMON: Partial<Record<WaitView['kind'], string>> = {
  statement: '/payments',
  // Whoever is named a reviewer ends it: the dossier itself is not for the administration to judge.
  reviewer_shortage: '/administration/people',
};

/** Where one goes to do what is waited for; null where nothing can be done but wait. */
export const placeOf = ({ kind, dossierId, subjectId }: WaitView): string | null => {
  const own = OWN[kind];
  if (own !== undefined) return `${own}${subjectId}`;
  const common = COMMON[kind];
  if (common !== undefined) return common;
  const part = PARTS[kind];
  return part === undefined || dossierId === null ? null : `/dossiers/${dossierId}${part.replace('*', subjectId)}`;
};
