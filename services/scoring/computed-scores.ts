import type { Rulebook } from '../programme/programme-facts.ts';
import type { CallId, DossierId } from '../shared/ids.ts';
import type { Computed } from './score-sheet.ts';
import type { ScoringUnit } from './scoring-ports.ts';
import { inFifths } from './served-territory.ts';

const computedCriteria = ({ rubric }: Rulebook) => rubric.criteria.filter(({ computed }) => computed !== undefined);

/**
 * Compares the territories of a call once, when its first dossier comes to be scored: every dossier of the call is
 * then measured by the same figures, whatever is granted meanwhile.
 */
export const freezeServedTerritories = async (unit: ScoringUnit, callId: CallId): Promise<void> => {
  const { programme, servedTerritories } = unit;
  const { rulebook } = await programme.getCall(callId);
  if (computedCriteria(rulebook).length === 0 || (await servedTerritories.isFrozen(callId))) return;
  const aided = await servedTerritories.listAided(rulebook.applicants.regions);
  await servedTerritories.freeze(callId, inFifths(aided));
};

/** The score of each computed criterion: a territory outside the comparison counts as the most aided. */
export const computedScores = async (
  { servedTerritories }: ScoringUnit,
  dossierId: DossierId,
  rulebook: Rulebook,
): Promise<Computed> => {
  const criteria = computedCriteria(rulebook);
  if (criteria.length === 0) return {};
  const served = await servedTerritories.find(dossierId);
  return Object.fromEntries(criteria.map(({ code }) => [code, served?.score ?? 1]));
};
