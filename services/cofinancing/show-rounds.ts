import type { Actor } from '../shared/command.ts';
import type { DossierId, FunderId, LineId } from '../shared/ids.ts';
import { subtract } from '../shared/money.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { approvedAmount, approvedCover, type Line } from './cofinancing.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { lineView, nextOf, roundView, type LineView, type RoundsView } from './cofinancing-views.ts';
import { dossierCall } from './dossier-call.ts';

/** The whole picture: every round, line and answer, what is missing and what comes next. */
export const showRounds =
  ({ read }: ReadDependencies<CofinancingUnit>) =>
  (actor: Actor, dossierId: DossierId): Promise<RoundsView> =>
    read(actor, async (unit) => {
      await unit.access.requireOn('dossier.read', dossierId);
      const current = await unit.rounds.getCurrent(dossierId);
      const rounds = await unit.rounds.listByDossier(dossierId);
      const lines = await unit.lines.listByDossier(dossierId);
      const preparations = await unit.lines.listPreparations(dossierId);
      const levels = await unit.lines.listLevels(dossierId);
      const { leadFunderId } = await dossierCall(unit, dossierId);
      const own = await ownFunders(unit, dossierId, lines);
      const approved = approvedAmount(lines);
      const covered = approvedCover(lines);
      const revisions = await unit.revisions.listByDossier(dossierId);
      const ofLine = <Note extends { lineId: LineId }>(notes: readonly Note[], { id }: Line) =>
        notes.filter(({ lineId }) => lineId === id);
      const view = (line: Line) =>
        lineView(
          line,
          own.has(line.funderId) ? { preparations: ofLine(preparations, line), levels: ofLine(levels, line) } : null,
        );

      const shown = rounds.map((round) => ({
        ...roundView(round),
        lines: lines.filter(({ roundId }) => roundId === round.id).map(view),
      }));
      return {
        dossierId,
        award: current.award,
        approved,
        gap: subtract(current.award, approved),
        cover: current.cover,
        approvedCover: covered,
        coverGap: subtract(current.cover, covered),
        next: nextOf(current, { lines, revisions, leadFunderId }),
        rounds: shown,
        revisions,
        people: await namedIn(
          unit,
          shown.flatMap((round) => round.lines),
        ),
        version: current.version,
      };
    });

/** Those whom the notes and decisions shown name. */
const namedIn = async ({ people }: CofinancingUnit, lines: readonly LineView[]): Promise<RoundsView['people']> => {
  const ids = lines.flatMap(({ preparations, decisions }) => [
    ...(preparations ?? []).map(({ preparedBy }) => preparedBy),
    ...(decisions ?? []).flatMap(({ decidedBy, represented }) => [decidedBy, represented]),
  ]);
  const named: RoundsView['people'] = [];
  for (const each of new Set(ids)) {
    const { id, name, nameAr } = await people.getPerson(each);
    named.push({ id, name, nameAr });
  }
  return named;
};

/** The funders whose notes this reader may see: their own; an auditor sees all. */
const ownFunders = async (
  { access }: CofinancingUnit,
  dossierId: DossierId,
  lines: readonly Line[],
): Promise<Set<FunderId>> => {
  const own = new Set<FunderId>();
  for (const funderId of new Set(lines.map((line) => line.funderId))) {
    for (const permission of ['approval.prepare', 'approval.decide', 'audit.read'] as const) {
      if (await access.allows(permission, { dossierId, funderIds: [funderId] })) own.add(funderId);
    }
  }
  return own;
};
