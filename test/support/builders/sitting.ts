import type { Item, Voice } from '../../../services/committee/agenda.ts';
import type { Seat } from '../../../services/committee/seating.ts';
import { open, type Session } from '../../../services/committee/session.ts';
import {
  newId,
  type CallId,
  type DossierId,
  type ItemId,
  type PersonId,
  type SessionId,
} from '../../../services/shared/ids.ts';

export const person = (name: string) => name as PersonId;
export const seat = (name: string, capacity: Seat['capacity'] = 'titular'): Seat => ({
  personId: person(name),
  capacity,
  third: 'state',
});
/** A refusal with its code and its numbers. */
export const refusal = (facts: { code: string; details: object }) => expect.objectContaining(facts) as Error;

export const NOW = new Date('2026-03-20T09:00:00Z');
export const SEATS = Array.from('abcdefg').map((name) => seat(name));

export const session = (members: readonly Seat[] = SEATS): Session => ({
  id: newId<SessionId>(),
  callId: newId<CallId>(),
  reference: 'CRS-1',
  sittingAt: NOW,
  chairId: person('a'),
  secretaryId: person('s'),
  quorum: 4,
  secondOf: null,
  status: 'convened',
  members: members.map((each) => ({ ...each, isPresent: null })),
  version: 1,
});

export const opened = (present: string, members: readonly Seat[] = SEATS) => open(session(members), came(present));
export const came = (present: string) => ({ presentIds: Array.from(present).map(person), now: NOW });

export const item = (votes: Record<string, Voice>, recused = ''): Item => ({
  id: newId<ItemId>(),
  sessionId: newId<SessionId>(),
  dossierId: newId<DossierId>(),
  position: 1,
  rank: 1,
  rectifies: null,
  status: 'listed',
  recusals: Array.from(recused).map((name) => ({ personId: person(name), reason: 'family', at: NOW })),
  chairs: [],
  votes: Object.entries(votes).map(([name, vote]) => ({ personId: person(name), vote, contentHash: 'x', castAt: NOW })),
  decided: null,
});
