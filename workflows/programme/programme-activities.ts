import type { ProgrammeUseCases } from '../../services/programme/programme-use-cases.ts';
import type { Command } from '../../services/shared/command.ts';
import type { CallId } from '../../services/shared/ids.ts';

/** What a call's calendar does when its days come. */
export const programmeLapses = (useCases: ProgrammeUseCases) => ({
  call_opening: (command: Command, callId: string) => useCases.openCall(command, callId as CallId),
  call_closing: (command: Command, callId: string) => useCases.closeCall(command, callId as CallId),
  call_settlement: (command: Command, callId: string) => useCases.lapseSettlement(command, callId as CallId),
});
