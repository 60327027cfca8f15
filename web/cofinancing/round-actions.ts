import { z } from 'zod';
import { Decision, Proposal } from '../../services/cofinancing/approval.ts';
import { GIVEN_INSTRUMENTS, type GivenInstrument } from '../../services/cofinancing/cofinancing.ts';
import { RevisionAnswer, RevisionRequest } from '../../services/cofinancing/revision.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { FunderId, LineId, type DossierId, type RevisionId } from '../../services/shared/ids.ts';
import { MoneySchema, type Money } from '../../services/shared/money.ts';
import type { Action } from '../shared/acting.ts';
import type { Values } from '../shared/fields.ts';
import { pageMissing } from '../shared/page-errors.ts';
import type { OfDossier } from '../shared/params.ts';
import { askedRevision, planOf } from './holder-answer.tsx';
import { RevisedAmounts, revisedPlan } from './revised-plan.ts';
import type { RoundReading } from './round-view.ts';

interface PlannedLine {
  readonly funderId: FunderId;
  readonly instrument: GivenInstrument;
  readonly amount: Money;
}

/** What the round's page does: each is a use case. */
export interface RoundActing {
  readonly prepareApproval: (command: Command, id: LineId, proposal: Proposal) => Promise<unknown>;
  readonly decideApproval: (command: Command, id: LineId, decision: Decision) => Promise<unknown>;
  readonly planRound: (command: Command, id: DossierId, plan: { lines: readonly PlannedLine[] }) => Promise<unknown>;
  readonly askRevision: (command: Command, id: DossierId, request: RevisionRequest) => Promise<unknown>;
  readonly answerRevision: (command: Command, id: RevisionId, answer: RevisionAnswer) => Promise<unknown>;
  readonly giveUpRound: (command: Command, id: DossierId, why: { reason: string }) => Promise<unknown>;
}

type Acting = Action<typeof OfDossier, z.ZodType>;

const action = <Schema extends z.ZodType>(spec: Action<typeof OfDossier, Schema>) => spec as unknown as Acting;

const [Yes, No] = Decision.options;
const Approval = Yes.omit({ decision: true });
const Refusal = No.omit({ decision: true });
const [, Declined] = RevisionAnswer.options;
const Reason = z.strictObject({ reason: z.string().trim().min(3).max(2_000) });

/** `<funder> <instrument>`, as the planner's choices name them. */
const Option = z.string().transform((text, context) => {
  const [funderId, instrument] = text.split(' ');
  const parsed = z
    .object({ funderId: FunderId, instrument: z.enum(GIVEN_INSTRUMENTS) })
    .safeParse({ funderId, instrument });
  if (parsed.success) return parsed.data;
  context.addIssue({ code: 'custom', message: 'invalid' });
  return z.NEVER;
});
const Plan = z.strictObject({
  lines: z
    .array(z.strictObject({ option: Option, amount: MoneySchema }))
    .min(1)
    .max(20),
});

const lineOf = (values: Values): LineId => {
  const id = LineId.safeParse(values['line_id']);
  if (!id.success) throw pageMissing();
  return id.data;
};

const roundOf = (dossierId: DossierId): string => `/dossiers/${dossierId}/round`;

/** What a funder's people do with their line, the lead funder with the gap, and the holder with the plan. */
export const roundActions = (useCases: RoundActing & RoundReading): Record<string, Acting> => ({
  ...lineActions(useCases),
  ...planActions(useCases),
  ...revisionActions(useCases),
});

const lineActions = ({ prepareApproval, decideApproval }: RoundActing): Record<string, Acting> => ({
  prepare_line: action({
    fields: { opinion: 'code', proposedAmount: 'amount', note: 'text' },
    schema: Proposal.extend({ proposedAmount: MoneySchema.nullable().default(null) }),
    run: async ({ command, params, values, input }) => {
      await prepareApproval(command, lineOf(values), input);
      return roundOf(params.dossierId);
    },
  }),
  approve_line: action({
    fields: {
      amount: 'amount',
      'conditions.*.text': 'text',
      'conditions.*.proof': 'code',
      'conditions.*.tranche': 'number',
      delegationId: 'code',
    },
    schema: Approval,
    run: async ({ command, params, values, input }) => {
      await decideApproval(command, lineOf(values), { decision: 'approved', ...input });
      return roundOf(params.dossierId);
    },
  }),
  refuse_line: action({
    fields: { reason: 'text', delegationId: 'code' },
    schema: Refusal,
    run: async ({ command, params, values, input }) => {
      await decideApproval(command, lineOf(values), { decision: 'refused', ...input });
      return roundOf(params.dossierId);
    },
  }),
});

const planActions = ({ planRound, askRevision, giveUpRound }: RoundActing): Record<string, Acting> => ({
  plan_round: action({
    fields: { 'lines.*.option': 'text', 'lines.*.amount': 'amount' },
    schema: Plan,
    run: async ({ command, params, input }) => {
      const lines = input.lines.map(({ option, amount }) => ({ ...option, amount }));
      await planRound(command, params.dossierId, { lines });
      return roundOf(params.dossierId);
    },
  }),
  ask_revision: action({
    fields: { message: 'text' },
    schema: RevisionRequest,
    run: async ({ command, params, input }) => {
      await askRevision(command, params.dossierId, input);
      return roundOf(params.dossierId);
    },
  }),
  give_up: action({
    fields: { reason: 'text' },
    schema: Reason,
    run: async ({ command, params, input }) => {
      await giveUpRound(command, params.dossierId, input);
      return roundOf(params.dossierId);
    },
  }),
});

const revisionActions = (useCases: RoundActing & RoundReading): Record<string, Acting> => ({
  revise_plan: action({
    fields: {
      'uses.*.row': 'number',
      'uses.*.amount': 'amount',
      'sources.*.row': 'number',
      'sources.*.amount': 'amount',
    },
    schema: RevisedAmounts,
    run: async ({ actor, command, params, input }) => {
      const { rounds, head, id } = await revisionAt(useCases, actor, params.dossierId);
      const plan = revisedPlan(planOf({ rounds, head }), input, rounds);
      await useCases.answerRevision(command, id, { answer: 'revised', plan });
      return roundOf(params.dossierId);
    },
  }),
  decline_revision: action({
    fields: { reason: 'text' },
    schema: Declined.omit({ answer: true }),
    run: async ({ actor, command, params, input }) => {
      const { id } = await revisionAt(useCases, actor, params.dossierId);
      await useCases.answerRevision(command, id, { answer: 'declined', ...input });
      return roundOf(params.dossierId);
    },
  }),
});

/** The request that the holder answers. */
const revisionAt = async ({ getDossier, showRounds }: RoundReading, actor: Actor, dossierId: DossierId) => {
  const head = await getDossier(actor, dossierId);
  const rounds = await showRounds(actor, dossierId);
  const asked = askedRevision(rounds);
  if (!asked) throw pageMissing();
  return { head, rounds, id: asked.id };
};
