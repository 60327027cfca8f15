import { z } from 'zod';
import { DelegationView, type Colleague, type MeView, type PersonName } from '../../services/access/access-views.ts';
import { FunderLevels, type LevelsSet } from '../../services/cofinancing/levels.ts';
import type { FunderSummary } from '../../services/programme/programme-views.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { DelegationId, FunderId, type PersonId } from '../../services/shared/ids.ts';
import type { Page as PageOfItems, PageQuery } from '../../services/shared/page.ts';
import { page, type Page } from '../shared/page.ts';
import { NoParams } from '../shared/params.ts';
import { PowersPage } from './powers-page.tsx';
import type { FunderPowers } from './powers-view.ts';

type Delegation = z.output<typeof DelegationView>;

const Delegating = DelegationView.pick({
  funderId: true,
  delegateId: true,
  from: true,
  to: true,
  amountMax: true,
  act: true,
}).extend({ amountMax: DelegationView.shape.amountMax.default(null) });
type Delegating = z.output<typeof Delegating>;

interface PowersUseCases {
  readonly getMe: (actor: Actor) => Promise<MeView>;
  readonly readClock: (actor: Actor) => Promise<Date>;
  readonly listFunders: (actor: Actor) => Promise<{ items: FunderSummary[] }>;
  readonly listFunderLevels: (actor: Actor, id: FunderId) => Promise<{ items: LevelsSet[] }>;
  readonly listDelegations: (
    actor: Actor,
    query: PageQuery & { readonly funderId: FunderId },
  ) => Promise<PageOfItems<Delegation>>;
  readonly listColleagues: (actor: Actor, id: FunderId) => Promise<{ items: Colleague[] }>;
  readonly namePeople: (actor: Actor, ids: readonly PersonId[]) => Promise<PersonName[]>;
  readonly setFunderLevels: (command: Command, id: FunderId, input: FunderLevels) => Promise<unknown>;
  readonly delegateSignature: (command: Command, input: Delegating) => Promise<unknown>;
  readonly endDelegation: (command: Command, id: DelegationId) => Promise<unknown>;
}

const LevelsOfFunder = FunderLevels.extend({ funderId: FunderId, levels: FunderLevels.shape.levels.default([]) });
const addressOf = (funderId: string): string => `/powers?funderId=${funderId}`;

/** Who decides for a funder: how many by amount, and who stands for whom. */
export const powersPages = (useCases: PowersUseCases): Page[] => [
  page({
    path: '/powers',
    params: NoParams,
    load: async ({ actor, query }) => {
      const funders = await ownFunders(useCases, actor);
      const funder = funders.find(({ id }) => id === query['funderId']) ?? funders[0] ?? null;
      return { funders, powers: funder && (await powersOf(useCases, actor, funder)) };
    },
    show: PowersPage,
    actions: {
      set_levels: {
        fields: { funderId: 'code', 'levels.*.above': 'amount', 'levels.*.approvers': 'number', reason: 'text' },
        schema: LevelsOfFunder,
        run: async ({ command, input: { funderId, ...levels } }) => {
          await useCases.setFunderLevels(command, funderId, levels);
          return addressOf(funderId);
        },
      },
      delegate: {
        fields: {
          funderId: 'code',
          delegateId: 'code',
          from: 'instant',
          to: 'instant',
          amountMax: 'amount',
          act: 'text',
        },
        schema: Delegating,
        run: async ({ command, input }) => {
          await useCases.delegateSignature(command, input);
          return addressOf(input.funderId);
        },
      },
      end_delegation: {
        fields: { funderId: 'code', delegationId: 'code' },
        schema: z.strictObject({ funderId: FunderId, delegationId: DelegationId }),
        run: async ({ command, input: { funderId, delegationId } }) => {
          await useCases.endDelegation(command, delegationId);
          return addressOf(funderId);
        },
      },
    },
  }),
];

/** Those that the reader works for; all of them for whoever works for the whole fund. */
const ownFunders = async ({ getMe, listFunders }: PowersUseCases, actor: Actor): Promise<FunderSummary[]> => {
  const { roles } = (await getMe(actor)).person;
  const { items } = await listFunders(actor);
  const readers = roles.filter(({ role }) => READERS.includes(role));
  return items.filter(({ id }) =>
    readers.some(({ scope }) => scope.kind === 'fund' || (scope.kind === 'funder' && scope.id === id)),
  );
};

const READERS = ['funder_officer', 'funder_approver', 'funder_head', 'fund_administrator', 'auditor'];

const ALL = { limit: 200 };

const powersOf = async (useCases: PowersUseCases, actor: Actor, funder: FunderSummary): Promise<FunderPowers> => {
  const { items: settings } = await useCases.listFunderLevels(actor, funder.id);
  const { items: delegations } = await useCases.listDelegations(actor, { ...ALL, funderId: funder.id });
  const named = [
    ...settings.map(({ setBy }) => setBy),
    ...delegations.flatMap(({ delegatorId, delegateId }) => [delegatorId, delegateId]),
  ];
  return {
    funder,
    settings,
    delegations,
    colleagues: (await useCases.listColleagues(actor, funder.id)).items,
    people: await useCases.namePeople(actor, [...new Set(named)]),
    now: await useCases.readClock(actor),
  };
};
