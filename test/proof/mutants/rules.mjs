/** Files that the same tests pin, at a time: what a module does while it is loaded is tried with every test that is loaded.
 * `mutants.ts` names both. */
const named = (name) => (process.env[name] ?? '').split(' ');
export const mutated = named('MUTANTS_OF');
export const pinning = named('MUTANTS_TESTS');
