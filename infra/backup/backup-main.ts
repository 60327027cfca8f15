import { join } from 'node:path';
import { ownDatabase } from '../database.ts';
import { runningPostgresUrl } from '../postgres.ts';
import { touizaFolder } from '../root.ts';
import { runningState } from '../running.ts';
import { logStep } from '../steps.ts';
import { besideTheDatabase, databaseGiven, folderAsked, sayingNo } from './asked.ts';
import { takeBackup } from './take-backup.ts';

/** Of the running `npm start`, whose database is reached by its superuser only. */
const runningDatabase = async (): Promise<string> => {
  await runningState();
  return ownDatabase(await runningPostgresUrl(join(touizaFolder(), 'postgres'))).href;
};

await sayingNo(async () => {
  const into = folderAsked('backup');
  const databaseUrl = databaseGiven() ?? (await runningDatabase());
  const { tables, rows, files, missing, sha256 } = await takeBackup({
    databaseUrl,
    ...besideTheDatabase(),
    into,
    log: logStep,
  });
  for (const each of missing) console.log(`bytes are gone\t${each}`);
  console.log(
    `${String(tables)} tables, ${String(rows)} rows, ${String(files)} files, ${String(missing.length)} missing`,
  );
  console.log(`${sha256}  ${into}/SHA256SUMS`);
  if (missing.length > 0) process.exitCode = 1;
});
