interface Checked {
  readonly failed: boolean;
  readonly errorInstance: unknown;
  readonly seed: number;
  readonly counterexample: readonly [{ toString: () => string }] | null;
}

/** What a property found against itself, with the shortest way there and the seed to go it again. */
export const faultOf = ({ failed, errorInstance, counterexample, seed }: Checked): string[] => {
  if (!failed) return [];
  const why = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  const [played] = counterexample ?? [];
  return [`${why}, after ${played?.toString() ?? 'nothing'} (fast-check seed ${String(seed)})`];
};
