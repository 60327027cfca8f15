import { join } from 'node:path';
import { workflowBundlePath } from './root.ts';
import type { Program } from './node-child.ts';
import { OIDC_AUDIENCE, WEB_CLIENT } from './issuer-token.ts';

export interface Addresses {
  readonly port: number;
  readonly databaseUrl: string;
  readonly temporal: string;
  readonly issuer: string;
  /** Of ClamAV's daemon, or of its double. */
  readonly scanner: string;
}

export const programs = {
  api: { name: 'api', module: 'api/main' },
  worker: { name: 'worker', module: 'workflows/main' },
  scanner: { name: 'scanner', module: 'infra/clamd-double-main' },
  issuer: { name: 'issuer', module: 'infra/issuer-main' },
  bank: { name: 'bank', module: 'infra/bank-simulator/main' },
} satisfies Record<string, Pick<Program, 'name' | 'module'>>;

/** Where the pretended bank takes payment files and leaves its statements; how it behaves is in the settings. */
export const bankFolders = (folder: string) => ({
  BANK_OUTBOX: join(folder, 'bank', 'outbox'),
  BANK_INBOX: join(folder, 'bank', 'inbox'),
  BANK_SETTINGS: join(folder, 'bank', 'settings.json'),
});

/** Where people find Touiza, and what is printed on its papers. */
export const publicUrl = (port: number): string => process.env['PUBLIC_URL'] ?? `http://127.0.0.1:${port}`;

/** All that API and worker are told; the right to migrate stays with the supervisor. */
export const programEnvironment = (folder: string, addresses: Addresses): NodeJS.ProcessEnv => {
  const { DATABASE_MIGRATION_URL: _kept, ...inherited } = process.env;
  return {
    ...inherited,
    DATABASE_URL: addresses.databaseUrl,
    PORT: String(addresses.port),
    HOST: '127.0.0.1',
    PUBLIC_URL: publicUrl(addresses.port),
    TEMPORAL_ADDRESS: addresses.temporal,
    TEMPORAL_NAMESPACE: 'default',
    CLAMAV_URL: addresses.scanner,
    TASK_QUEUE: 'touiza',
    OIDC_ISSUER: addresses.issuer,
    OIDC_AUDIENCE,
    OIDC_WEB_CLIENT: WEB_CLIENT,
    TOUIZA_DEMO: '1',
    NODE_ENV: 'development',
    TOUIZA_FOLDER: folder,
    WORKFLOW_BUNDLE: workflowBundlePath,
  };
};
