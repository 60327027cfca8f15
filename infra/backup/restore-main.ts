import { join } from 'node:path';
import { createDatabase, ownDatabase } from '../database.ts';
import { startPostgres } from '../postgres.ts';
import { touizaFolder } from '../root.ts';
import { runningPid } from '../run-state.ts';
import { logStep } from '../steps.ts';
import { besideTheDatabase, databaseGiven, folderAsked, sayingNo } from './asked.ts';
import { restoreBackup } from './restore-backup.ts';

/** The embedded server, for as long as the restoring takes. */
const onEmbedded = async (work: (databaseUrl: string) => Promise<void>): Promise<void> => {
  const pid = runningPid(touizaFolder());
  if (pid !== undefined) throw new Error(`Touiza runs (process ${String(pid)}): stop it first`);
  const server = await startPostgres({ folder: join(touizaFolder(), 'postgres'), log: logStep });
  try {
    await createDatabase(server.url);
    await work(ownDatabase(server.url).href);
  } finally {
    await server.stop();
  }
};

await sayingNo(async () => {
  const from = folderAsked('restore');
  const restore = async (databaseUrl: string): Promise<void> => {
    const { description, differences } = await restoreBackup({
      from,
      databaseUrl,
      ...besideTheDatabase(),
      log: logStep,
    });
    for (const { view, what, subjectId, detail } of differences)
      console.log([view, what, subjectId, detail].join('\t'));
    console.log(`restored what was true at ${description.takenAt}: ${String(differences.length)} differences`);
    if (differences.length > 0) process.exitCode = 1;
  };
  const given = databaseGiven();
  await (given === undefined ? onEmbedded(restore) : restore(given));
});
