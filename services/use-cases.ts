import type { Dependencies } from './shared/command.ts';
import type { ReadDependencies } from './shared/read.ts';

/** What the composition must bring: a unit that has every part that any slice declares. */
type Everything = Record<never, never>;

/** Every slice's verbs, given what they may reach: the doors, the worker and the tests all start here. */
export const useCasesOn = (_dependencies: Dependencies<Everything> & ReadDependencies<Everything>) => ({
  // one line per slice: programme: programmeUseCases(dependencies),
});

export type UseCases = ReturnType<typeof useCasesOn>;
