import type { Actor } from '../shared/command.ts';
import type { CallId } from '../shared/ids.ts';
import type { Page } from '../shared/page.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type {
  AwaitingDossier,
  AwaitingQuery,
  ReserveEntry,
  ReserveQuery,
  SessionQuery,
  SessionSummary,
} from './committee-lists.ts';
import type { CommitteeUnit } from './committee-ports.ts';

type Reading = ReadDependencies<CommitteeUnit>;

/** The sessions of a call, the latest convened first. */
export const listSessions =
  ({ read }: Reading) =>
  (actor: Actor, callId: CallId, query: SessionQuery): Promise<Page<SessionSummary>> =>
    read(actor, async ({ access, committeeLists }) => {
      await access.require('committee.read', { callId });
      return committeeLists.sessions(callId, query);
    });

/** What a next session could have on its agenda, in the order of the ranking. */
export const listAwaiting =
  ({ read }: Reading) =>
  (actor: Actor, callId: CallId, query: AwaitingQuery): Promise<Page<AwaitingDossier>> =>
    read(actor, async ({ access, committeeLists }) => {
      await access.require('committee.read', { callId });
      return committeeLists.awaiting(callId, query);
    });

/** The reserve list of a call, in its order. */
export const listReserve =
  ({ read }: Reading) =>
  (actor: Actor, callId: CallId, query: ReserveQuery): Promise<Page<ReserveEntry>> =>
    read(actor, async ({ access, committeeLists }) => {
      await access.require('committee.read', { callId });
      return committeeLists.reserve(callId, query);
    });
