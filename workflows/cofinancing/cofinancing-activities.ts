import type { CofinancingUseCases } from '../../services/cofinancing/cofinancing-use-cases.ts';
import type { Command } from '../../services/shared/command.ts';
import { LineId, RevisionId, RoundId, type DossierId } from '../../services/shared/ids.ts';
import type { CofinancingStep } from './cofinancing-procedure.ts';

type Step = (command: Command, dossierId: DossierId, subject: string) => Promise<void>;

/** The subject of both steps is the round's number. */
export const cofinancingSteps = ({ openRound, settleRound }: CofinancingUseCases): Record<CofinancingStep, Step> => ({
  openRound: (command, dossierId, number) => openRound(command, dossierId, Number(number)),
  settleRound: (command, dossierId, number) => settleRound(command, dossierId, Number(number)),
});

export const cofinancingLapses = ({
  lapseApproval,
  lapseRound,
  lapseRoundPlan,
  lapseRevision,
}: CofinancingUseCases) => ({
  approval: (command: Command, lineId: string) => lapseApproval(command, LineId.parse(lineId)),
  round: (command: Command, roundId: string) => lapseRound(command, RoundId.parse(roundId)),
  plan_revision: (command: Command, id: string) => lapseRevision(command, RevisionId.parse(id)),
  round_plan: (command: Command, roundId: string) => lapseRoundPlan(command, RoundId.parse(roundId)),
});
