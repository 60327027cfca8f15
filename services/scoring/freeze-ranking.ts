import type { Command, Dependencies } from '../shared/command.ts';
import type { CallId, DossierId } from '../shared/ids.ts';
import { freeze } from './ranked-call.ts';
import type { FrozenRanking } from './ranking.ts';
import { callStillOpen, rankingEmpty, rankingFrozen, scoringIncomplete } from './scoring-errors.ts';
import type { ScoringUnit } from './scoring-ports.ts';

/** Freezes the ranking of a closed call, once, and hands its dossiers to the committee. */
export const freezeRanking =
  ({ transact }: Dependencies<ScoringUnit>) =>
  (command: Command, callId: CallId): Promise<FrozenRanking> =>
    transact(command, async (unit) => {
      const { access, programme, panels, rankings, processes, now } = unit;
      await access.require('scoring.freeze', { callId });
      const { closesAt } = await programme.getCall(callId);
      if (now < closesAt) throw callStillOpen(closesAt);
      const dossierIds = await lockScored(unit, callId);
      await panels.lockCall(callId);
      if (await rankings.find(callId)) throw rankingFrozen(callId);
      if (dossierIds.length === 0) throw rankingEmpty(callId);

      const frozenBy = access.person();
      const ranking = await freeze(unit, callId, { dossierIds, cause: 'closing', frozenBy, version: 1 });

      for (const { dossierId } of ranking.dossiers) await processes.enter(dossierId, 'committee');
      return ranking;
    });

/** Locks what is still to be ranked, in one order, then looks again: all of it must be scored. */
const lockScored = async (unit: ScoringUnit, callId: CallId): Promise<DossierId[]> => {
  const { rankings, processes } = unit;
  for (const { dossierId } of await rankings.listUnranked(callId)) await processes.lockStage(dossierId);
  const standings: { dossierId: DossierId; standing: Standing }[] = [];
  for (const { dossierId, stage } of await rankings.listUnranked(callId)) {
    standings.push({ dossierId, standing: await standingOf(unit, dossierId, stage) });
  }
  const those = (wanted: Standing) =>
    standings.filter(({ standing }) => standing === wanted).map(({ dossierId }) => dossierId);
  const pending = those('pending');
  if (pending.length > 0) throw scoringIncomplete(pending);
  return those('scored');
};

type Standing = 'draft' | 'pending' | 'scored';

/** A draft that its call's closing has overtaken lapses by itself and holds nobody up. */
const standingOf = async (
  { panels, application }: ScoringUnit,
  dossierId: DossierId,
  stage: 'application' | 'scoring',
): Promise<Standing> => {
  if (stage === 'application') return (await application.getDossier(dossierId)).submittedAt ? 'pending' : 'draft';
  return (await panels.find(dossierId))?.completedAt ? 'scored' : 'pending';
};
