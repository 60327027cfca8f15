import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readAnchor } from '../db/audit/anchor-store.ts';
import { FINDINGS } from '../services/audit/finding.ts';
import { readLines } from '../services/audit/lines.ts';
import { verifyEvidence } from '../services/audit/verify-evidence.ts';

const USAGE = 'usage: npm run verify -- BUNDLE [--anchor FOLDER] [--key PUBLIC_KEY]';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { anchor: { type: 'string' }, key: { type: 'string' } },
});
const [bundle] = positionals;
if (bundle === undefined) throw new Error(USAGE);

/** Offline: reads what it is given, and nothing else. */
const { findings, counts, key } = verifyEvidence({
  lines: readLines(await readFile(bundle, 'utf8')),
  anchor: values.anchor === undefined ? [] : await readAnchor(values.anchor),
  key: values.key ?? null,
});

for (const { code, block, subject } of findings) {
  const where = block === null ? '' : ` in block ${block}`;
  console.log(`  ${code}${where}: ${FINDINGS[code]}${subject === null ? '' : ` (${subject})`}`);
}
console.log(
  Object.entries(counts)
    .map(([what, count]) => `${count} ${what}`)
    .join(', '),
);
console.log(`trust begins with ${key}`);
if (values.key === undefined) console.log('the evidence names this key itself: compare it with the one you were given');
console.log(findings[0] === undefined ? 'VERDICT proven' : `VERDICT NOT PROVEN: ${findings[0].code}`);
process.exitCode = findings.length === 0 ? 0 : 1;
