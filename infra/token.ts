import { accountList, requestToken } from './issuer-token.ts';
import { touizaFolder } from './root.ts';
import { readRunState } from './run-state.ts';

const token = async (account: string | undefined): Promise<string> => {
  if (account === undefined) throw new Error(`usage: npm run --silent token -- <account>\n${accountList()}`);
  const state = await readRunState(touizaFolder());
  if (state === undefined) throw new Error('Touiza does not run here: `npm start` first, in another terminal.');
  return requestToken(state.issuer, account);
};

await token(process.argv[2]).then(
  (value) => {
    process.stdout.write(`${value}\n`);
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
