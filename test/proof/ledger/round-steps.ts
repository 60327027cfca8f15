import fc from 'fast-check';
import {
  decide,
  giveUp,
  open,
  plan,
  prepare,
  settle,
  type Plan,
  type Rounds,
  type Step,
  type Voice,
} from './round-commands.ts';
import { FUNDERS, type RoundModel } from './round-model.ts';

const funders = fc.constantFrom(...FUNDERS);
const voices: fc.Arbitrary<Voice> = fc.record({
  funder: funders,
  approver: fc.nat(1),
  says: fc.constantFrom<Voice['says']>('whole', 'whole', 'whole', 'part', 'part', 'part', 'over', 'low', 'no'),
  part: fc.bigInt(0n, 1_000n),
});
const plans: fc.Arbitrary<Plan> = fc.record({
  to: fc.oneof(
    { weight: 6, arbitrary: fc.subarray([...FUNDERS], { minLength: 1 }) },
    fc.constant(['cdg', 'cdg'] as const),
  ),
  beside: fc.oneof({ weight: 6, arbitrary: fc.constant(0n) }, fc.bigInt(-2n, 2n)),
  byLead: fc.oneof({ weight: 8, arbitrary: fc.constant(true) }, fc.constant(false)),
});

/** A decision that was prepared, as most are. */
const answers = voices.map((voice): Step[] => [prepare(voice.funder), decide(voice)]);

class Several implements Step {
  private readonly steps: readonly Step[];

  constructor(steps: readonly Step[]) {
    this.steps = steps;
  }

  check(): boolean {
    return true;
  }

  async run(model: RoundModel, real: Rounds): Promise<void> {
    for (const step of this.steps) await step.run(model, real);
  }

  toString(): string {
    return this.steps.map((step) => step.toString()).join(' then ');
  }
}

/** The whole round is answered, each by as many as it takes, and settled. */
const everybody = fc
  .tuple(
    ...FUNDERS.flatMap((funder) => [0, 1].map((approver) => voices.map((voice) => ({ ...voice, funder, approver })))),
  )
  .map((all): Step => new Several([...FUNDERS.map(prepare), ...all.map(decide), settle(0)]));

/** A plan for whatever is missing, and everybody's answer to it. */
const nextRound = fc
  .tuple(plans, everybody)
  .map(([asked, answered]): Step => new Several([plan(asked), open(0), answered]));

export const roundSteps: fc.Arbitrary<Step>[] = [
  everybody,
  nextRound,
  nextRound,
  answers.map((steps) => new Several(steps)),
  answers.map((steps) => new Several(steps)),
  voices.map(decide),
  fc.constantFrom(0, 0, 0, 0, 1).map(open),
  fc.constantFrom(0, 0, 0, 0, 1).map(settle),
  fc.constant(new Several([settle(0)])),
  plans.map((asked) => new Several([settle(0), plan(asked), open(0)])),
  plans.map(plan),
  funders.map(prepare),
  fc.oneof({ weight: 1, arbitrary: fc.constant(giveUp()) }, { weight: 3, arbitrary: fc.constant(settle(0)) }),
];
