import { apiSettings, workerSettings } from '../../infra/settings.ts';

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
});
