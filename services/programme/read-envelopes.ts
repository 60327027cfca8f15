import type { Actor } from '../shared/command.ts';
import type { CallId, EnvelopeId, FunderId } from '../shared/ids.ts';
import type { Page, PageQuery } from '../shared/page.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { notFound } from '../shared/shared-errors.ts';
import type { Instrument } from './programme-facts.ts';
import type { Funders, ProgrammeUnit } from './programme-ports.ts';
import type { EnvelopeDetail, EnvelopeView, FunderSummary } from './programme-views.ts';

type Reading = ReadDependencies<ProgrammeUnit>;

export interface EnvelopeQuery extends PageQuery {
  readonly funderId?: FunderId | undefined;
  readonly callId?: CallId | undefined;
  readonly territory?: string | undefined;
  readonly instrument?: Instrument | undefined;
  readonly year?: number | undefined;
}

export const listFunders =
  ({ read }: Reading) =>
  (actor: Actor): Promise<{ items: FunderSummary[] }> =>
    read(actor, async ({ funders }) => ({ items: (await funders.list()).map(({ rib: _rib, ...shown }) => shown) }));

const ANY = { callId: null, territory: null, instrument: null, year: null };

/** A funder's people see its envelopes; those who see the whole fund's dossiers see them all. */
export const listEnvelopes =
  ({ read }: Reading) =>
  (actor: Actor, { funderId, limit, after, ...asked }: EnvelopeQuery): Promise<Page<EnvelopeView>> =>
    read(actor, async ({ access, funders, programmeViews }) => {
      const funderIds: FunderId[] = [];
      for (const id of funderId === undefined ? await idsOf(funders) : [funderId]) {
        if (await access.allows('dossier.read', { funderIds: [id] })) funderIds.push(id);
      }
      return programmeViews.listEnvelopes({ ...ANY, ...asked, funderIds }, { limit, after });
    });

const idsOf = async (funders: Funders): Promise<FunderId[]> => (await funders.list()).map(({ id }) => id);

/** One envelope, with the acts that filled it; to a stranger it is not there. */
export const getEnvelope =
  ({ read }: Reading) =>
  (actor: Actor, id: EnvelopeId): Promise<EnvelopeDetail> =>
    read(actor, async ({ access, programmeViews }) => {
      const envelope = await programmeViews.getEnvelope(id);
      if (!(await access.allows('dossier.read', { funderIds: [envelope.funderId] }))) throw notFound('envelope', id);
      return envelope;
    });
