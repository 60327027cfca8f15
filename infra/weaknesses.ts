import { spawnSync } from 'node:child_process';
import { weaknessesIn } from './known-weaknesses.ts';
import { projectRoot } from './root.ts';

/** Asks the registry what is known against the packages that are shipped: by hand, or by whoever watches, every day. */
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  cwd: projectRoot,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
  timeout: 60_000,
});
const { lines, exitCode } = weaknessesIn(stdout);
for (const line of lines) console.log(line);
process.exitCode = exitCode;
