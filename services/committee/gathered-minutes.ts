import { z } from 'zod';
import { localDateOf } from '../shared/dates.ts';
import type { PersonId } from '../shared/ids.ts';
import { toDecimal } from '../shared/money.ts';
import type { Item } from './agenda.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import { Decision } from './decision.ts';
import type { MinutedItem, Named, SittingRecord } from './sitting-record.ts';
import type { Session } from './session.ts';

/** Everything that the minutes of a session say, with the names of today. */
export const gatherMinutes = async (unit: CommitteeUnit, session: Session): Promise<SittingRecord> => {
  const { agenda, programme, sessions, now } = unit;
  const { reference, quorum } = session;
  const call = await programme.getCall(session.callId);
  const members: SittingRecord['members'][number][] = [];
  for (const { personId, capacity, third, isPresent } of session.members) {
    members.push({ ...(await named(unit, personId)), capacity, third, isPresent });
  }
  const items: MinutedItem[] = [];
  for (const item of await agenda.listBySession(session.id)) items.push(await minuted(unit, item));
  return {
    reference,
    callReference: call.reference,
    secondOf: session.secondOf && (await sessions.getById(session.secondOf)).reference,
    sittingOn: localDateOf(session.sittingAt),
    closedAt: now.toISOString(),
    quorum,
    chair: await named(unit, session.chairId),
    secretary: await named(unit, session.secretaryId),
    members,
    items,
  };
};

const named = async ({ people }: CommitteeUnit, personId: PersonId): Promise<Named> => {
  const { id, name, nameAr } = await people.getPerson(personId);
  return { id, name, nameAr };
};

const minuted = async (unit: CommitteeUnit, item: Item): Promise<MinutedItem> => {
  const { reference, project } = await unit.application.getDossier(item.dossierId);
  const recusals: MinutedItem['recusals'][number][] = [];
  for (const { personId, reason } of item.recusals) recusals.push({ ...(await named(unit, personId)), reason });
  const votes: MinutedItem['votes'][number][] = [];
  for (const { personId, vote } of item.votes) votes.push({ ...(await named(unit, personId)), vote });
  const { position, rank } = item;
  const chair = item.chairs.at(-1);
  return {
    position,
    rank,
    dossierReference: reference,
    title: project.title,
    rectifies: await rectifiedBy(unit, item),
    recusals,
    presidedBy: chair ? await named(unit, chair.personId) : null,
    votes,
    outcome: await outcomeOf(unit, item),
  };
};

const rectifiedBy = async ({ agenda, sessions, minutesBook }: CommitteeUnit, { rectifies }: Item) => {
  if (rectifies === null) return null;
  const { sessionId } = await agenda.getById(rectifies);
  return {
    session: (await sessions.getById(sessionId)).reference,
    minutes: (await minutesBook.get(sessionId)).number,
  };
};

const outcomeOf = async ({ programme }: CommitteeUnit, { decided }: Item): Promise<MinutedItem['outcome']> => {
  if (!decided) return null;
  const { decision, tally } = decided;
  const lines: NonNullable<MinutedItem['outcome']>['lines'][number][] = [];
  const settled = decision.kind === 'rectified' ? decision.becomes : decision;
  for (const { funderId, amount } of settled && 'lines' in settled ? settled.lines : []) {
    const { code, names } = await programme.getFunder(funderId);
    lines.push({ funder: code, names: { ar: names.ar, fr: names.fr }, amount: toDecimal(amount) });
  }
  return { decision: z.encode(Decision, decision), tally, lines };
};
