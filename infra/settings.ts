import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { plainWays } from './plain-ways.ts';

const Port = z.coerce.number().int().min(0).max(65_535);

/** What every program asks before it speaks to another. */
const Ways = z.object({
  NODE_ENV: z.string().default('development'),
  /**
   * Settings, with commas between, whose servers are spoken to without TLS on purpose: within one machine, or on a network
   * that encrypts by itself. In production no other is, unless it is on this host.
   */
  UNENCRYPTED_TO: z
    .string()
    .default('')
    .transform((text) => text.split(',').map((each) => each.trim())),
});

const Common = Ways.extend({
  DATABASE_URL: z.string().min(1),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TOUIZA_DEMO: z.enum(['0', '1']).default('0'),
  TOUIZA_FOLDER: z.string().min(1).default('.touiza'),
  /** Where the public finds Touiza, without a slash at the end: printed on every paper. */
  PUBLIC_URL: z.url().default('http://127.0.0.1:3000'),
  /** Where files are kept: this bucket, or without one the folder. */
  S3_BUCKET: z.string().min(3).optional(),
  S3_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  /** Whether Temporal is spoken to over TLS; its certificate is one that the system's authorities know. */
  TEMPORAL_TLS: z.enum(['0', '1']).default('0'),
  /** Where those who run Touiza read its measures; without a port, nowhere. Never the public's port. */
  METRICS_PORT: Port.optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
});

/** Where files are, for the commands that need no more. */
export const fileSettings = () =>
  read(Common.pick({ TOUIZA_FOLDER: true, S3_BUCKET: true, S3_ENDPOINT: true, S3_REGION: true }));

const Api = Common.extend({
  HOST: z.string().default('127.0.0.1'),
  PORT: Port.default(3000),
  OIDC_ISSUER: z.url(),
  OIDC_JWKS_URI: z.url().optional(),
  OIDC_AUDIENCE: z.string().min(1),
  /** How strongly people must have signed in, in the issuer's words (`acr`): asked for, and checked at both doors. */
  OIDC_ACR: z.string().min(1).optional(),
  /** The least length of an RSA key that signs tokens: 3072 for 128 bits of security. */
  OIDC_RSA_BITS: z.coerce.number().int().min(2048).max(16_384).optional(),
  /** What the issuer calls the pages for people; without it, there are none. */
  OIDC_WEB_CLIENT: z.string().min(1).optional(),
  /** Addresses or subnets, with commas between: their X-Forwarded-For says who asks. */
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((each) => each.trim() !== '')),
});

const Worker = Common.extend({
  TASK_QUEUE: z.string().min(1).default('touiza'),
  WORKFLOW_BUNDLE: z.string().min(1),
  /** Where Temporal's own measures of this worker are read, on METRICS_HOST: workflow tasks that fail, and the like. */
  SDK_METRICS_PORT: Port.optional(),
  /** With METRICS_PORT: how often everything is recomputed, to tell of a difference. */
  CHECK_MINUTES: z.coerce.number().int().min(1).default(60),
  /** Which trail this is, in every checkpoint; never changed, or all that was signed becomes another's. */
  AUDIT_ORIGIN: z
    .string()
    .regex(/^[^\s+]+$/)
    .default('touiza/trail'),
  /** Where the trail's private keys are, and where it is witnessed: best on other media, out of the database's reach. */
  AUDIT_KEYS: z.string().min(1).optional(),
  AUDIT_ANCHOR: z.string().min(1).optional(),
  AUDIT_SECOND_ANCHOR: z.string().min(1).optional(),
  /** Without one, letters go into the outbox folder. */
  SMTP_URL: z.url().optional(),
  /** ClamAV's daemon: `tcp://host:port` or `unix:/path`. Without one every file stays `received`. */
  CLAMAV_URL: z
    .string()
    .regex(/^(?:tcp:\/\/[^/]+:\d+|unix:\/.+)$/)
    .optional(),
});

const Migration = Ways.extend({
  DATABASE_MIGRATION_URL: z.string().min(1),
  OIDC_ISSUER: z.url().optional(),
  /** What the issuer calls the first administrator, who grants every other right. */
  ADMINISTRATOR_SUBJECT: z.string().min(1).optional(),
  ADMINISTRATOR_NAME: z.string().min(1).optional(),
});

/**
 * What the environment says, checked once at the start: a missing setting ends the process with its name. `NAME_FILE` names
 * a file that says it, as vaults and container secrets give them: it stands in no environment that others may see.
 */
const read = <Schema extends z.ZodObject>(schema: Schema): z.output<Schema> => {
  const names = Object.keys(schema.shape);
  const result = schema.safeParse(Object.fromEntries(names.map((name) => [name, said(name)])));
  if (result.success) return result.data;
  throw new Error(`settings: ${z.prettifyError(result.error)}`);
};

const said = (name: string): string | undefined => {
  const file = process.env[`${name}_FILE`];
  if (file === undefined) return process.env[name];
  if (process.env[name] !== undefined) throw new Error(`settings: ${name} and ${name}_FILE are both there`);
  return readFileSync(file, 'utf8').trim();
};

const requireEncrypted = (settings: Parameters<typeof plainWays>[0] & z.output<typeof Ways>): void => {
  if (settings.NODE_ENV !== 'production') return;
  const plain = plainWays(settings).filter((name) => !settings.UNENCRYPTED_TO.includes(name));
  if (plain.length === 0) return;
  throw new Error(
    `settings: ${plain.join(', ')} would be spoken to in the open; in production that takes TLS, or UNENCRYPTED_TO`,
  );
};

export const migrationSettings = () => {
  const settings = read(Migration);
  requireEncrypted(settings);
  return settings;
};

/** Every setting that a program reads, by program: what a deployment may name. */
export const settingNames = {
  api: Object.keys(Api.shape),
  worker: Object.keys(Worker.shape),
  migrate: Object.keys(Migration.shape),
};

export const apiSettings = () => {
  const settings = read(Api);
  if (settings.TOUIZA_DEMO === '1' && settings.NODE_ENV === 'production') {
    throw new Error('settings: TOUIZA_DEMO=1 moves the clock and is refused in production');
  }
  requireEncrypted(settings);
  return settings;
};

export const workerSettings = () => {
  const settings = read(Worker);
  if (settings.CLAMAV_URL === undefined && settings.NODE_ENV === 'production') {
    throw new Error('settings: CLAMAV_URL is missing; in production no file goes unscanned');
  }
  requireEncrypted(settings);
  return settings;
};
