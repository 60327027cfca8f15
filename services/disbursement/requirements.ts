import type { FunderId } from '../shared/ids.ts';
import { isStanding, type Proof, type Requirement, type Tranche } from './disbursement.ts';

interface Condition {
  readonly text: string;
  readonly proof: string;
  readonly tranche: number;
  readonly funderId: FunderId | null;
}

interface TemplateStep {
  readonly proofs: readonly string[];
}

/** The template's proofs of one of its tranches and those of the conditions that gate it; one that the template lacks is its last. */
const requirementsOfStep = (
  template: readonly TemplateStep[],
  conditions: readonly Condition[],
  number: number,
): Requirement[] => [
  ...(template[number - 1]?.proofs ?? []).map((proof) => ({ proof, condition: null, funderId: null })),
  ...conditions
    .filter(({ tranche }) => Math.min(tranche, template.length) === number)
    .map(({ proof, text, funderId }) => ({ proof, condition: text, funderId })),
];

/**
 * What each tranche asks for. What the template or a condition asks of a tranche that pays nothing is asked with the
 * next that does, or else with the last: no gate is lost.
 */
export const requirementsOf = (
  template: readonly TemplateStep[],
  conditions: readonly Condition[],
  numbers: readonly number[],
): Requirement[][] =>
  numbers.map((number, index) => {
    const first = (numbers[index - 1] ?? 0) + 1;
    const last = index === numbers.length - 1 ? template.length : number;
    const asked = Array.from({ length: last - first + 1 }, (_step, place) =>
      requirementsOfStep(template, conditions, first + place),
    ).flat();
    const isConditioned = (proof: string) => asked.some((each) => each.proof === proof && each.condition !== null);
    return asked.filter(
      ({ proof, condition }, place) =>
        condition !== null || !(isConditioned(proof) || asked.slice(0, place).some((each) => each.proof === proof)),
    );
  });

/** The kinds that neither a standing proof nor a new one brings. */
export const missingProofs = (
  { requirements }: Pick<Tranche, 'requirements'>,
  proofs: readonly Pick<Proof, 'kind' | 'status'>[],
): string[] =>
  requirements
    .map(({ proof }) => proof)
    .filter((kind) => !proofs.some((each) => each.kind === kind && isStanding(each)));
