import { z } from 'zod';

const Port = z.coerce.number().int().min(0).max(65_535);

const Common = z.object({
  DATABASE_URL: z.string().min(1),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  NODE_ENV: z.string().default('development'),
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

const Migration = z.object({
  DATABASE_MIGRATION_URL: z.string().min(1),
  OIDC_ISSUER: z.url().optional(),
  /** What the issuer calls the first administrator, who grants every other right. */
  ADMINISTRATOR_SUBJECT: z.string().min(1).optional(),
  ADMINISTRATOR_NAME: z.string().min(1).optional(),
});

/** What the environment says, checked once at the start: a missing setting ends the process with its name. */
const read = <Schema extends z.ZodType>(schema: Schema): z.output<Schema> => {
  const result = schema.safeParse(process.env);
  if (result.success) return result.data;
  throw new Error(`settings: ${z.prettifyError(result.error)}`);
};

export const migrationSettings = () => read(Migration);

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
  return settings;
};

export const workerSettings = () => {
  const settings = read(Worker);
  if (settings.CLAMAV_URL === undefined && settings.NODE_ENV === 'production') {
    throw new Error('settings: CLAMAV_URL is missing; in production no file goes unscanned');
  }
  return settings;
};
