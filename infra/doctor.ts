import { findings } from './checks.ts';

const found = await findings();
for (const { state, what, todo } of found) {
  process.stdout.write(`${state.padEnd(4)}  ${what}${todo === undefined ? '' : `\n      → ${todo}`}\n`);
}
if (found.some(({ state }) => state === 'fail')) process.exitCode = 1;
