import type { Actor } from '../shared/command.ts';
import type { CallId, FunderId } from '../shared/ids.ts';
import type { Page, PageQuery } from '../shared/page.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { CALL_STATUSES } from './programme.ts';
import { callMissing } from './programme-errors.ts';
import type { Call, CallStatus } from './programme-facts.ts';
import type { ProgrammeUnit } from './programme-ports.ts';
import type { CallSummary, EnvelopeView, FunderSummary } from './programme-views.ts';

type Reading = ReadDependencies<ProgrammeUnit>;

export interface CallQuery extends PageQuery {
  readonly status?: CallStatus | undefined;
}

const PUBLIC = CALL_STATUSES.filter((status) => status !== 'draft');

/** Calls, newest first; drafts only for those who manage the programme. */
export const listCalls =
  ({ read }: Reading) =>
  (actor: Actor, { status, ...page }: CallQuery): Promise<Page<CallSummary>> =>
    read(actor, async ({ access, programmeViews }) => {
      const visible = (await access.allows('programme.manage', {})) ? CALL_STATUSES : PUBLIC;
      return programmeViews.listCalls({ statuses: visible.filter((each) => each === (status ?? each)) }, page);
    });

export const getCall =
  ({ read }: Reading) =>
  (actor: Actor, id: CallId): Promise<Call> =>
    read(actor, async ({ access, programme }) => {
      const call = await programme.getCall(id);
      if (call.status === 'draft' && !(await access.allows('programme.manage', { callId: id }))) throw callMissing(id);
      return call;
    });

export const listFunders =
  ({ read }: Reading) =>
  (actor: Actor): Promise<{ items: FunderSummary[] }> =>
    read(actor, async ({ funders }) => ({ items: (await funders.list()).map(({ rib: _rib, ...shown }) => shown) }));

/** A funder's people see its envelopes; those who see the whole fund's dossiers see them all. */
export const listEnvelopes =
  ({ read }: Reading) =>
  (actor: Actor): Promise<{ items: EnvelopeView[] }> =>
    read(actor, async ({ access, funders, programmeViews }) => {
      const visible: FunderId[] = [];
      for (const { id } of await funders.list()) {
        if (await access.allows('dossier.read', { funderIds: [id] })) visible.push(id);
      }
      return { items: await programmeViews.listEnvelopes(visible) };
    });
