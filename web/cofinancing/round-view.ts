import type { DelegationPage, MeView } from '../../services/access/access-views.ts';
import type { DossierView } from '../../services/application/application-views.ts';
import type { LineView, RoundsView } from '../../services/cofinancing/cofinancing-views.ts';
import type { LineQuery, LineSummary, PlanOptionsView } from '../../services/cofinancing/lines-views.ts';
import type { Call } from '../../services/programme/programme-facts.ts';
import type { FunderSummary } from '../../services/programme/programme-views.ts';
import type { Actor } from '../../services/shared/command.ts';
import type { CallId, DossierId, FunderId } from '../../services/shared/ids.ts';
import type { Page, PageQuery } from '../../services/shared/page.ts';
import type { Values } from '../shared/fields.ts';
import type { Posted } from '../shared/form.tsx';
import type { Reader } from '../shared/reader.ts';
import type { z } from 'zod';

type Delegation = z.output<typeof DelegationPage>['items'][number];

/** What the round's page reads: each is a use case. */
export interface RoundReading {
  readonly getDossier: (actor: Actor, id: DossierId) => Promise<DossierView>;
  readonly getCall: (actor: Actor, id: CallId, rulebookHash?: string) => Promise<Call>;
  readonly listFunders: (actor: Actor) => Promise<{ items: FunderSummary[] }>;
  readonly getMe: (actor: Actor) => Promise<MeView>;
  readonly readClock: (actor: Actor) => Promise<Date>;
  readonly listDelegations: (
    actor: Actor,
    query: PageQuery & { readonly funderId: FunderId },
  ) => Promise<Page<Delegation>>;
  readonly showRounds: (actor: Actor, id: DossierId) => Promise<RoundsView>;
  readonly showPlanOptions: (actor: Actor, id: DossierId) => Promise<PlanOptionsView>;
  readonly listLines: (actor: Actor, query: LineQuery) => Promise<Page<LineSummary>>;
}

/** What the reader may do with a line of a funder. */
export interface OwnLine {
  readonly line: LineView;
  readonly prepares: boolean;
  readonly decides: boolean;
  /** A colleague's power that may be used for it. */
  readonly delegations: readonly Delegation[];
}

export interface RoundPageView {
  readonly head: DossierView;
  readonly rounds: RoundsView;
  readonly call: Call;
  readonly funders: readonly FunderSummary[];
  /** Those of the reader's own funders that still wait for an answer. */
  readonly own: readonly OwnLine[];
  /** The one of them that is worked on. */
  readonly worked: OwnLine | null;
  /** For the lead funder, where something is missing. */
  readonly options: PlanOptionsView | null;
  readonly isHolder: boolean;
}

const FUNDERS_MOST = 100;

/** What each part of the page is made from. */
export interface PartProps {
  readonly reader: Reader;
  readonly view: RoundPageView;
  readonly posted: Posted | null;
}

type Held = MeView['person']['roles'];

/** Held on the whole fund, or on this very funder. */
const isOf = (roles: Held, role: Held[number]['role'], funderId: FunderId): boolean =>
  roles.some(({ role: held, scope }) => held === role && (scope.kind === 'fund' || scope.id === funderId));

interface Asking {
  readonly actor: Actor;
  readonly dossierId: DossierId;
  readonly query: Values;
}

export const roundPageView = async (
  useCases: RoundReading,
  { actor, dossierId, query }: Asking,
): Promise<RoundPageView> => {
  const head = await useCases.getDossier(actor, dossierId);
  const rounds = await useCases.showRounds(actor, dossierId);
  const call = await useCases.getCall(actor, head.callId, head.rulebookHash);
  const { roles } = (await useCases.getMe(actor)).person;
  const own = await ownLines(useCases, { actor, roles, rounds });
  const isLead = isOf(roles, 'funder_approver', call.leadFunderId);
  return {
    head,
    rounds,
    call,
    funders: (await useCases.listFunders(actor)).items,
    own,
    worked: own.find(({ line }) => line.id === query['line']) ?? own[0] ?? null,
    options: isLead && rounds.next.step === 'plan' ? await useCases.showPlanOptions(actor, dossierId) : null,
    isHolder: roles.some(({ role, scope }) => role === 'project_holder' && scope.id === head.organisationId),
  };
};

interface Owning {
  readonly actor: Actor;
  readonly roles: Held;
  readonly rounds: RoundsView;
}

const ownLines = async (useCases: RoundReading, { actor, roles, rounds }: Owning): Promise<OwnLine[]> => {
  const own: OwnLine[] = [];
  for (const line of rounds.rounds.at(-1)?.lines ?? []) {
    const prepares = isOf(roles, 'funder_officer', line.funderId);
    const decides = isOf(roles, 'funder_approver', line.funderId);
    if (!PENDING.has(line.status) || (!prepares && !decides)) continue;
    own.push({ line, prepares, decides, delegations: await delegationsTo(useCases, { actor, line }) });
  }
  return own;
};

/** Asked, and not answered yet. */
const PENDING: ReadonlySet<LineView['status']> = new Set(['asked', 'prepared']);

/** The delegations in force by which the reader may decide a line in a colleague's place. */
const delegationsTo = async (
  { listDelegations, readClock }: RoundReading,
  { actor, line }: { readonly actor: Actor; readonly line: LineView },
): Promise<Delegation[]> => {
  const now = await readClock(actor);
  const { items } = await listDelegations(actor, { funderId: line.funderId, limit: FUNDERS_MOST });
  return items.filter(
    ({ delegateId, from, to, endedAt }) => delegateId === actor.id && from <= now && now < to && endedAt === null,
  );
};
