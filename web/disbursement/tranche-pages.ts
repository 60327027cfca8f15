import { z } from 'zod';
import {
  ConditionVerdictInput,
  QuestionsInput,
  ReasonInput,
  VerdictInput,
} from '../../services/disbursement/disbursement-inputs.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { LegId, ProofId, TrancheId } from '../../services/shared/ids.ts';
import { NoInput } from '../shared/params.ts';
import { namesOf } from '../shared/naming.ts';
import { page, type Page } from '../shared/page.ts';
import { pageMissing } from '../shared/page-errors.ts';
import { CheckPage } from './check-page.tsx';
import { LegPage } from './leg-page.tsx';
import type { PaymentUseCases } from './payments-asked.ts';
import { TranchePage, type TrancheShown } from './tranche-page.tsx';

const OfTranche = z.strictObject({ trancheId: TrancheId });
const OfProof = OfTranche.extend({ proofId: ProofId });
const OfLeg = OfTranche.extend({ legId: LegId });

type Params = z.output<typeof OfTranche>;

const placeOf = ({ trancheId }: Params): string => `/tranches/${trancheId}`;

/** Payment staff: the four-eyes steps of a tranche, its proofs, the parts of its funders. */
export const tranchePages = (useCases: PaymentUseCases): Page[] => [
  page({
    path: '/tranches/:trancheId',
    params: OfTranche,
    load: ({ actor, params }) => loadTranche(useCases, actor, params),
    show: TranchePage,
    actions: {
      prepare_tranche: signing(useCases.prepareTranche),
      verify_tranche: signing(useCases.verifyTranche),
      approve_tranche: signing(useCases.approveTranche),
      order_tranche: signing(useCases.orderTranche),
      return_claim: {
        fields: { questions: 'text' },
        schema: QuestionsInput,
        run: async ({ command, params, input }) => {
          await useCases.returnClaim(command, params.trancheId, input);
          return placeOf(params);
        },
      },
      cancel_tranche: {
        fields: { reason: 'text' },
        schema: ReasonInput,
        run: async ({ command, params, input }) => {
          await useCases.cancelTranche(command, params.trancheId, input);
          return placeOf(params);
        },
      },
    },
  }),
  checkPage(useCases),
  legPage(useCases),
];

/** The four signatures have one form. */
const signing = (sign: PaymentUseCases['orderTranche']) => ({
  schema: NoInput,
  run: async ({ command, params }: { readonly command: Command; readonly params: Params }) => {
    await sign(command, params.trancheId);
    return placeOf(params);
  },
});

const checkPage = (useCases: PaymentUseCases): Page =>
  page({
    path: '/tranches/:trancheId/proofs/:proofId',
    params: OfProof,
    load: async ({ actor, params }) => {
      const shown = await loadTranche(useCases, actor, params);
      const proof = shown.tranche.proofs.find(({ id }) => id === params.proofId);
      if (!proof) throw pageMissing();
      return { ...shown, proof };
    },
    show: CheckPage,
    actions: {
      check_proof: {
        fields: { verdict: 'code', reason: 'text' },
        schema: VerdictInput,
        run: async ({ command, params, input }) => {
          await useCases.checkProof(command, params.proofId, input);
          return placeOf(params);
        },
      },
      judge_condition: {
        fields: { funderId: 'code', verdict: 'code', reason: 'text' },
        schema: ConditionVerdictInput,
        run: async ({ command, params, input }) => {
          await useCases.judgeCondition(command, params.proofId, input);
          return placeOf(params);
        },
      },
    },
  });

const legPage = (useCases: PaymentUseCases): Page =>
  page({
    path: '/tranches/:trancheId/legs/:legId',
    params: OfLeg,
    load: async ({ actor, params }) => {
      const shown = await loadTranche(useCases, actor, params);
      const leg = shown.tranche.legs.find(({ id }) => id === params.legId);
      if (!leg) throw pageMissing();
      return { ...shown, leg };
    },
    show: LegPage,
    actions: {
      repair_leg: withReason(useCases.repairLeg),
      give_up_leg: withReason(useCases.giveUpLeg),
      cancel_order: withReason(useCases.cancelOrder),
      approve_retry: onLeg(useCases.approveRetry),
      order_retry: onLeg(useCases.orderRetry),
    },
  });

type LegParams = z.output<typeof OfLeg>;
interface LegAsked {
  readonly command: Command;
  readonly params: LegParams;
}

const onLeg = (act: PaymentUseCases['orderRetry']) => ({
  schema: NoInput,
  run: async ({ command, params }: LegAsked) => {
    await act(command, params.legId);
    return `${placeOf(params)}/legs/${params.legId}`;
  },
});

const withReason = (act: PaymentUseCases['repairLeg']) => ({
  fields: { reason: 'text' } as const,
  schema: ReasonInput,
  run: async ({ command, params, input }: LegAsked & { readonly input: z.output<typeof ReasonInput> }) => {
    await act(command, params.legId, input);
    return `${placeOf(params)}/legs/${params.legId}`;
  },
});

const loadTranche = async (useCases: PaymentUseCases, actor: Actor, { trancheId }: Params): Promise<TrancheShown> => {
  const tranche = await useCases.getTranche(actor, trancheId);
  return {
    tranche,
    head: await useCases.getDossier(actor, tranche.dossierId),
    names: await namesOf(
      useCases,
      actor,
      tranche.parties.map(({ personId }) => personId),
    ),
  };
};
