import { prove } from '../prove.ts';
import { mutants } from './mutants.ts';

/** `[options]`, as of every proof; it needs no server. */
const { isGood } = await prove({ name: 'mutants', proof: mutants }, process.argv.slice(2), (line) =>
  process.stdout.write(`${line}\n`),
);
process.exitCode = isGood ? 0 : 1;
