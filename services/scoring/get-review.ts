import type { Rulebook } from '../programme/programme-facts.ts';
import type { Organisation } from '../registry/registry-facts.ts';
import type { Actor } from '../shared/command.ts';
import type { AssignmentId, DossierId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { computedScores } from './computed-scores.ts';
import { openReview } from './open-review.ts';
import { standing } from './score-sheet.ts';
import type { ScoringUnit } from './scoring-ports.ts';
import type { Applicant, ReviewView } from './scoring-views.ts';

/** What a reviewer needs for the sheet. Their own sheet only, until every wanted one is in. */
export const getReview =
  ({ read }: ReadDependencies<ScoringUnit>) =>
  (actor: Actor, id: AssignmentId): Promise<ReviewView> =>
    read(actor, async (unit) => {
      const { assignments, programme, registry, panels, sheets } = unit;
      const { assignment, dossier, documents } = await openReview(unit, id);
      const { dossierId } = assignment;
      const { plan, rulebookHash, organisationId } = dossier;
      const { carrierBornOn: _theirs, ...project } = dossier.project;
      const { callId, reference, completedAt } = await panels.get(dossierId);
      const { rulebook } = await programme.getCall(callId, rulebookHash);
      const all = standing(await sheets.listByDossier(dossierId), await assignments.listByDossier(dossierId));
      const visible = completedAt === null ? all.filter(({ assignmentId }) => assignmentId === id) : all;
      const criteria = await criteriaOf(unit, dossierId, rulebook);
      const draft = assignment.status === 'scored' ? null : await unit.sheetDrafts.find(id);
      const applicant = applicantOf(await registry.getOrganisation(organisationId));
      return { ...assignment, reference, applicant, project, plan, documents, criteria, sheets: visible, draft };
    });

const applicantOf = (organisation: Organisation): Applicant => {
  const { nameAr, nameLatin, legalForm, seat, sector, members, registration } = organisation;
  const { region, commune } = seat;
  const { registeredOn } = registration;
  return { nameAr, nameLatin, legalForm, registeredOn, seat: { region, commune }, sector, members };
};

/** The rubric as the sheet asks it, with the scores that are the system's own. */
const criteriaOf = async (
  unit: ScoringUnit,
  dossierId: DossierId,
  rulebook: Rulebook,
): Promise<ReviewView['criteria']> => {
  const scores = await computedScores(unit, dossierId, rulebook);
  const from = await unit.servedTerritories.find(dossierId);
  return rulebook.rubric.criteria.map(({ computed: _rule, ...criterion }) => {
    const score = scores[criterion.code];
    return { ...criterion, computed: score === undefined ? null : { score, from } };
  });
};
