import { connect } from '../db/shared/connection.ts';
import { CHECK_PATIENCE_MS, listDifferences } from '../db/shared/differences.ts';
import { runningUrl } from './running.ts';

/** Recomputes every balance and state from the records and names each difference. It never repairs. */
const knex = connect(await runningUrl(), { poolMax: 1, name: 'touiza-check', patienceMs: CHECK_PATIENCE_MS });
const { differences, views } = await listDifferences(knex);
for (const { view, what, subjectId, detail } of differences) console.log(`${view}\t${what}\t${subjectId}\t${detail}`);
console.log(`${String(views.length)} checks, ${String(differences.length)} differences`);
await knex.destroy();
process.exitCode = differences.length === 0 ? 0 : 1;
