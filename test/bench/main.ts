import { logStep } from '../../infra/steps.ts';
import { leaveGround, onGround, type Ground } from './ground.ts';
import { dossiers } from './dossiers.ts';
import { growth } from './growth.ts';
import { ledger } from './ledger.ts';
import { list } from './list.ts';
import { memory } from './memory.ts';
import { papers } from './papers.ts';
import { paymentRun } from './payment-run.ts';
import { search } from './search.ts';
import { tableOf, type Line } from './table.ts';
import { web } from './web.ts';

const PARTS: Readonly<Record<string, (ground: Ground) => Promise<Line[]>>> = {
  list,
  search,
  ledger,
  dossiers,
  memory,
  'payment-run': paymentRun,
  growth,
  papers,
  web,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in PARTS));
if (unknown.length > 0) throw new Error(`usage: npm run bench [-- ${Object.keys(PARTS).join('|')}…]`);

// Never a server of somebody's: the bench brings its own.
delete process.env['TEMPORAL_ADDRESS'];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void leaveGround().finally(() => process.exit(130)));
}

const lines: Line[] = [];
try {
  for (const [name, part] of Object.entries(PARTS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    logStep(`${name}: begins`);
    lines.push(...(await onGround(part)));
  }
} finally {
  if (lines.length > 0) process.stdout.write(`${tableOf(lines)}\n`);
}
