import type { Command, Dependencies } from '../shared/command.ts';
import type { CallId, DossierId } from '../shared/ids.ts';
import { rank, type Rankable } from './ranking.ts';
import { callStillOpen, rankingEmpty, rankingFrozen, scoringIncomplete } from './scoring-errors.ts';
import type { FrozenRanking, ScoringUnit } from './scoring-ports.ts';

/** Freezes the ranking of a closed call, once and for good, and hands its dossiers to the committee. */
export const freezeRanking =
  ({ transact }: Dependencies<ScoringUnit>) =>
  (command: Command, callId: CallId): Promise<FrozenRanking> =>
    transact(command, async (unit) => {
      const { access, programme, rankings, processes, audit, now } = unit;
      await access.require('scoring.freeze', { callId });
      const { closesAt, rulebookHash } = await programme.getCall(callId);
      if (now < closesAt) throw callStillOpen(closesAt);
      const dossierIds = await lockScored(unit, callId);
      if (await rankings.find(callId)) throw rankingFrozen(callId);

      const rankable: Rankable[] = [];
      for (const id of dossierIds) rankable.push(await rankableOf(unit, id));
      const dossiers = rank(rankable);
      if (dossiers.length === 0) throw rankingEmpty(callId);
      const ranking = { callId, frozenBy: access.person(), dossiers };

      await rankings.freeze(ranking);
      for (const ranked of dossiers) {
        const { dossierId } = ranked;
        await audit.record({
          kind: 'scoring.ranked',
          subjectType: 'panel',
          subjectId: dossierId,
          dossierId,
          related: [callId],
          after: ranked,
          ruleVersion: rulebookHash,
        });
        await processes.enter(dossierId, 'committee');
      }
      return { ...ranking, frozenAt: now };
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

const rankableOf = async ({ panels, application, registry }: ScoringUnit, dossierId: DossierId): Promise<Rankable> => {
  const { reference, meanHundredths, spreadHundredths, isEliminated } = await panels.get(dossierId);
  const { organisationId, submittedAt } = await application.getDossier(dossierId);
  const { members } = await registry.getOrganisation(organisationId);
  if (meanHundredths === null || spreadHundredths === null || submittedAt === null) {
    throw new Error(`dossier ${dossierId} is scored without a mean`);
  }
  return {
    dossierId,
    reference,
    meanHundredths,
    spreadHundredths,
    isEliminated,
    womenOrYouth: members.women + members.youth - members.youngWomen,
    members: members.total,
    submittedAt,
  };
};
