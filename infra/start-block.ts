import { demoAccounts } from './demo/accounts.ts';
import { bankFolders } from './programs.ts';
import { touizaFolder } from './root.ts';
import { STOPS } from './story/story.ts';
import type { RunState } from './run-state.ts';

const STOP = 'Ctrl-C, or `kill` the process; `npm start` goes on from the same data, `npm run reset` deletes them';

export const startJson = (state: RunState): string =>
  JSON.stringify(
    {
      ...state,
      pages: state.api,
      docs: `${state.api}/api/docs`,
      openapi: `${state.api}/api/openapi.json`,
      accounts: demoAccounts.map(({ account, name, nameAr, role, next }) => ({ account, name, nameAr, role, next })),
      token: 'npm run --silent token -- <account>',
      stop: STOP,
    },
    null,
    2,
  );

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
};

const bank = bankFolders(touizaFolder());

/** The one thing `npm start` prints on stdout. */
export const startText = (state: RunState): string => `
Touiza runs. Everything in it is invented.

${table([
  ['pages', state.api],
  ['API', `${state.api}/api/v1`],
  ['documentation', `${state.api}/api/docs`],
  ['demo issuer', state.issuer],
  ['PostgreSQL', `${state.database.address} (${state.database.source})`],
  ['Temporal', `${state.temporal.address} (${state.temporal.source})`],
  ['measures', `${state.metrics.api} (API), ${state.metrics.worker} (worker), ${state.metrics.sdk} (Temporal's SDK)`],
  ['demo bank', `payment files into ${bank.BANK_OUTBOX}, statements out of ${bank.BANK_INBOX}`],
])}

Demo accounts, and what each can do next (npm run --silent token -- <account> prints a token):
${table(demoAccounts.map(({ account, role, next }) => [account, role.en, next]))}

To see a whole dossier: npm run story (or npm run story -- 02, 03, 04, 05 or all)
To go on by hand from somebody's part: npm run story -- until ${Object.keys(STOPS).join('|')}
To stop: ${STOP}
`;
