import type { Actor } from '../shared/command.ts';
import type { CallId } from '../shared/ids.ts';
import type { Page, PageQuery } from '../shared/page.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { CALL_STATUSES } from './programme.ts';
import { callMissing } from './programme-errors.ts';
import type { Call, CallStatus } from './programme-facts.ts';
import type { ProgrammeUnit } from './programme-ports.ts';
import type { CallItem, RulebookVersionView } from './programme-views.ts';

type Reading = ReadDependencies<ProgrammeUnit>;

export interface CallQuery extends PageQuery {
  readonly status?: CallStatus | undefined;
  readonly territory?: string | undefined;
  readonly text?: string | undefined;
}

const PUBLIC = CALL_STATUSES.filter((status) => status !== 'draft');

/** Calls, newest first; drafts only for those who manage the programme. */
export const listCalls =
  ({ read }: Reading) =>
  (actor: Actor, { status, territory, text, ...page }: CallQuery): Promise<Page<CallItem>> =>
    read(actor, async ({ access, programmeViews }) => {
      const visible = (await access.allows('programme.manage', {})) ? CALL_STATUSES : PUBLIC;
      const statuses = visible.filter((each) => each === (status ?? each));
      return programmeViews.listCalls({ statuses, territory: territory ?? null, text: text ?? null }, page);
    });

/** With the rulebook that now holds or, where a hash is named, with that version of it. */
export const getCall =
  ({ read }: Reading) =>
  (actor: Actor, id: CallId, rulebookHash?: string): Promise<Call> =>
    read(actor, (unit) => visibleCall(unit, id, rulebookHash));

export const listRulebooks =
  ({ read }: Reading) =>
  (actor: Actor, id: CallId): Promise<{ items: RulebookVersionView[] }> =>
    read(actor, async (unit) => {
      await visibleCall(unit, id);
      return { items: await unit.programmeViews.listRulebooks(id) };
    });

const visibleCall = async ({ access, programme }: ProgrammeUnit, id: CallId, rulebookHash?: string): Promise<Call> => {
  const call = await programme.getCall(id, rulebookHash);
  if (call.status === 'draft' && !(await access.allows('programme.manage', { callId: id }))) throw callMissing(id);
  return call;
};
