import type { Rulebook } from '../programme/programme-facts.ts';
import type { DossierId } from '../shared/ids.ts';
import type { Computed } from './score-sheet.ts';
import type { Panel, ScoringUnit } from './scoring-ports.ts';
import { inFifths } from './served-territory.ts';

const computedCriteria = ({ rubric }: Rulebook) => rubric.criteria.filter(({ computed }) => computed !== undefined);

/**
 * Compares the territories of a call once, when its first dossier comes to be scored: every dossier of the call is
 * then measured by the same figures, whatever is granted meanwhile. A dossier whose own rulebook reaches further adds
 * what was not yet compared.
 */
export const freezeServedTerritories = async (
  { servedTerritories }: ScoringUnit,
  { dossierId, callId }: Panel,
  rulebook: Rulebook,
): Promise<void> => {
  if (computedCriteria(rulebook).length === 0 || (await servedTerritories.find(dossierId)) !== null) return;
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
