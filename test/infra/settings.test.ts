import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { plainWays } from '../../infra/plain-ways.ts';
import { apiSettings, migrationSettings, workerSettings } from '../../infra/settings.ts';

const BEFORE = { ...process.env };
beforeEach(() => {
  Object.assign(process.env, {
    DATABASE_URL: 'postgres://127.0.0.1/touiza',
    TEMPORAL_ADDRESS: '127.0.0.1:7233',
    OIDC_ISSUER: 'https://issuer.example',
    OIDC_AUDIENCE: 'touiza-api',
    WORKFLOW_BUNDLE: '/bundle.js',
    NODE_ENV: 'production',
  });
});
afterEach(() => {
  process.env = { ...BEFORE };
});

describe('settings', () => {
  it('refuse the demo in production', () => {
    process.env['TOUIZA_DEMO'] = '0';
    expect(apiSettings().TOUIZA_DEMO).toBe('0');
    process.env['TOUIZA_DEMO'] = '1';
    expect(apiSettings).toThrow(/refused in production/);
  });

  it('refuse a worker without a scanner in production', () => {
    expect(workerSettings).toThrow(/CLAMAV_URL/);
  });

  it('name what is missing', () => {
    delete process.env['OIDC_ISSUER'];
    expect(apiSettings).toThrow(/OIDC_ISSUER/);
  });

  it('are read from a file where a vault puts them there, and from one place only', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'touiza-secrets-'));
    const file = path.join(folder, 'database_url');
    writeFileSync(file, 'postgres://127.0.0.1/from-a-file\n');
    process.env['DATABASE_URL_FILE'] = file;
    expect(apiSettings).toThrow(/DATABASE_URL and DATABASE_URL_FILE are both there/);
    delete process.env['DATABASE_URL'];
    expect(apiSettings().DATABASE_URL).toBe('postgres://127.0.0.1/from-a-file');
    writeFileSync(file, 'postgres://127.0.0.1/turned\n');
    expect(apiSettings().DATABASE_URL).toBe('postgres://127.0.0.1/turned');
    rmSync(folder, { recursive: true });
    expect(apiSettings).toThrow(/ENOENT/);
  });
});

describe('what a program speaks to', () => {
  const REMOTE = 'postgres://touiza@db.example/touiza';

  it.each([
    { DATABASE_URL: REMOTE },
    { DATABASE_URL: `${REMOTE}?sslmode=prefer` },
    { DATABASE_URL: `${REMOTE}?sslmode=no-verify` },
    { DATABASE_URL: 'postgres://localhost/touiza?host=db.example' },
    { DATABASE_URL: 'nonsense' },
    { DATABASE_MIGRATION_URL: REMOTE },
    { TEMPORAL_ADDRESS: 'temporal:7233' },
    { SMTP_URL: 'smtp://mail.example:587' },
    { SMTP_URL: 'smtp://mail.example:587?requireTLS=false' },
    { S3_ENDPOINT: 'http://objects.example' },
    { CLAMAV_URL: 'tcp://clamav:3310' },
    { OIDC_ISSUER: 'http://issuer.example' },
    { OIDC_JWKS_URI: 'http://127.0.0.1.issuer.example/keys' },
  ])('is another machine, in the open: %j', (way) => {
    expect(plainWays(way)).toEqual(Object.keys(way));
  });

  it.each([
    { DATABASE_URL: `${REMOTE}?sslmode=require` },
    { DATABASE_URL: `${REMOTE}?sslmode=verify-full` },
    { DATABASE_URL: 'postgres://127.0.0.1:5432/touiza' },
    { DATABASE_URL: 'postgres://[::1]/touiza' },
    { DATABASE_URL: 'postgres:///touiza?host=/run/postgresql' },
    { DATABASE_MIGRATION_URL: 'postgres://localhost/touiza' },
    { TEMPORAL_ADDRESS: 'temporal:7233', TEMPORAL_TLS: '1' as const },
    { TEMPORAL_ADDRESS: '127.0.0.1:7233' },
    { SMTP_URL: 'smtps://mail.example' },
    { SMTP_URL: 'smtp://mail.example:587?requireTLS=true' },
    { SMTP_URL: 'smtp://localhost:25' },
    { S3_ENDPOINT: 'https://objects.example' },
    { CLAMAV_URL: 'unix:/run/clamd.sock' },
    { CLAMAV_URL: 'tcp://127.0.0.1:3310' },
    { OIDC_ISSUER: 'https://issuer.example', OIDC_JWKS_URI: 'https://issuer.example/keys' },
    {},
  ])('is this machine, or over TLS: %j', (way) => {
    expect(plainWays(way)).toEqual([]);
  });

  it('must be one of these in production, unless it is said that it need not', () => {
    process.env['TEMPORAL_ADDRESS'] = 'temporal:7233';
    process.env['DATABASE_URL'] = REMOTE;
    expect(apiSettings).toThrow(/DATABASE_URL, TEMPORAL_ADDRESS would be spoken to in the open/);
    process.env['UNENCRYPTED_TO'] = 'TEMPORAL_ADDRESS';
    expect(apiSettings).toThrow(/: DATABASE_URL would/);
    process.env['UNENCRYPTED_TO'] = 'TEMPORAL_ADDRESS, DATABASE_URL';
    expect(apiSettings().UNENCRYPTED_TO).toEqual(['TEMPORAL_ADDRESS', 'DATABASE_URL']);
    process.env['CLAMAV_URL'] = 'tcp://clamav:3310';
    expect(workerSettings).toThrow(/: CLAMAV_URL would/);
    process.env['DATABASE_MIGRATION_URL'] = REMOTE;
    expect(migrationSettings).toThrow(/: DATABASE_MIGRATION_URL would/);
    process.env['NODE_ENV'] = 'development';
    expect(workerSettings().CLAMAV_URL).toBe('tcp://clamav:3310');
    expect(migrationSettings().DATABASE_MIGRATION_URL).toBe(REMOTE);
  });
});
