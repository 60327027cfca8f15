import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { wholeTrail } from '../db/audit/evidence-views.ts';
import { connect } from '../db/shared/connection.ts';
import { writeLines } from '../services/audit/lines.ts';
import { runningUrl } from './running.ts';

/** The whole trail as it stands in the database, in one file: to be verified elsewhere against the anchor. */
const { positionals } = parseArgs({ allowPositionals: true });
const [file = 'evidence-whole.jsonl'] = positionals;
const knex = connect(await runningUrl(), { poolMax: 1, name: 'touiza-evidence' });
const lines = await knex.transaction(
  async (trx) => {
    await trx.raw('set local statement_timeout = 0');
    return wholeTrail(trx);
  },
  { isolationLevel: 'repeatable read', readOnly: true },
);
await writeFile(file, writeLines(lines));
await knex.destroy();
console.log(`${file}: ${lines.length} lines; npm run verify -- ${file} --anchor FOLDER --key PUBLIC_KEY`);
