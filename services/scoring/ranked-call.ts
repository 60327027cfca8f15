import type { Rulebook } from '../programme/programme-facts.ts';
import type { CallId, DossierId, PersonId } from '../shared/ids.ts';
import { computedScores } from './computed-scores.ts';
import { hashOf, rank, type Fraction, type FrozenRanking, type Rankable } from './ranking.ts';
import { reliabilityOf } from './reliability.ts';
import { standing, type Computed, type ScoreSheet } from './score-sheet.ts';
import type { ScoringUnit } from './scoring-ports.ts';

interface Ranking {
  readonly cause: FrozenRanking['cause'];
  readonly frozenBy: PersonId | null;
  readonly version: number;
}

/**
 * Ranks these dossiers of a call and freezes the result; those whose scoring is not complete stay out. Each was scored
 * by the rulebook that it began with; what separates equals is named by the one now in force, the same for all.
 */
export const freeze = async (
  unit: ScoringUnit,
  callId: CallId,
  { dossierIds, ...head }: Ranking & { readonly dossierIds: readonly DossierId[] },
): Promise<FrozenRanking> => {
  const { programme, rankings, audit, now } = unit;
  const { rulebook, rulebookHash } = await programme.getCall(callId);
  const scored: Scored[] = [];
  for (const dossierId of dossierIds) scored.push(...(await scoredOf(unit, dossierId, rulebook.rubric.tieBreak)));
  const dossiers = rank(scored.map(({ rankable }) => rankable));
  const reliability = reliabilityOf(scored.map(({ sheets }) => sheets.map(({ totalHundredths }) => totalHundredths)));
  const ranking = { callId, ...head, reliability, dossiers };
  const frozen = { ...ranking, contentHash: hashOf(ranking, rulebookHash) };

  await rankings.freeze(frozen);
  for (const ranked of dossiers) {
    await audit.record({
      kind: 'scoring.ranked',
      subjectType: 'panel',
      subjectId: ranked.dossierId,
      dossierId: ranked.dossierId,
      related: [callId],
      after: { ...ranked, version: head.version, cause: head.cause, contentHash: frozen.contentHash },
      ruleVersion: rulebookHash,
    });
  }
  return { ...frozen, frozenAt: now };
};

/**
 * Where the ranking of the call is frozen already: computes it again, with this dossier in it, as its next version.
 * What was frozen before stays to be read.
 */
export const rankAgain = async (unit: ScoringUnit, callId: CallId, dossierId: DossierId): Promise<boolean> => {
  const { panels, rankings, outbox, programme } = unit;
  await panels.lockCall(callId);
  const last = await rankings.find(callId);
  if (!last) return false;

  const cause = (await rankings.isRanked(dossierId)) ? 'conflict' : 'late_dossier';
  const dossierIds = [...new Set([...last.dossiers.map((ranked) => ranked.dossierId), dossierId])];
  await freeze(unit, callId, { dossierIds, cause, frozenBy: null, version: last.version + 1 });
  const { reference } = await programme.getCall(callId);
  const to = { by: 'role', role: 'committee_secretary' } as const;
  await outbox.notify({ kind: 'scoring.ranked_again', to, dossierId, data: { reference } });
  return true;
};

interface Scored {
  readonly rankable: Rankable;
  readonly sheets: readonly ScoreSheet[];
}

/** Codes of criteria, the first to decide first. */
type TieBreak = Rulebook['rubric']['tieBreak'];

/** None where the scoring is not complete. */
const scoredOf = async (unit: ScoringUnit, dossierId: DossierId, tieBreak: TieBreak): Promise<Scored[]> => {
  const { panels, application, assignments, sheets } = unit;
  const { reference, meanHundredths, spreadHundredths, isEliminated, completedAt } = await panels.get(dossierId);
  const dossier = await application.getDossier(dossierId);
  const { submittedAt } = dossier;
  if (completedAt === null || meanHundredths === null || spreadHundredths === null || submittedAt === null) return [];
  const counted = standing(await sheets.listByDossier(dossierId), await assignments.listByDossier(dossierId));
  const tieBreaks = await tieBreaksOf(unit, dossier, { tieBreak, sheets: counted });
  const rankable = { dossierId, reference, meanHundredths, spreadHundredths, isEliminated, tieBreaks, submittedAt };
  return [{ rankable, sheets: counted }];
};

type Dossier = Awaited<ReturnType<ScoringUnit['application']['getDossier']>>;

/** The dossier's scores on the criteria named; where none are, the larger share of women and youth. */
const tieBreaksOf = async (
  unit: ScoringUnit,
  { id, callId, organisationId, rulebookHash }: Dossier,
  { tieBreak, sheets }: { readonly tieBreak: TieBreak; readonly sheets: readonly ScoreSheet[] },
): Promise<Fraction[]> => {
  const { programme, registry } = unit;
  if (tieBreak !== undefined) {
    const { rulebook } = await programme.getCall(callId, rulebookHash);
    const computed = await computedScores(unit, id, rulebook);
    return tieBreak.map((code) => meanScore(code, sheets, computed));
  }
  const { women, youth, youngWomen, total } = (await registry.getOrganisation(organisationId)).members;
  return [{ over: women + youth - youngWomen, under: total }];
};

const meanScore = (criterion: string, sheets: readonly ScoreSheet[], computed: Computed): Fraction => {
  const own = computed[criterion];
  if (own !== undefined) return { over: own, under: 1 };
  const scores = sheets.flatMap((sheet) => sheet.scores.filter((score) => score.criterion === criterion));
  return { over: scores.reduce((sum, { score }) => sum + score, 0), under: Math.max(scores.length, 1) };
};
