/** Settings that say where another program is. */
interface Ways {
  readonly DATABASE_URL?: string | undefined;
  readonly DATABASE_MIGRATION_URL?: string | undefined;
  readonly TEMPORAL_ADDRESS?: string | undefined;
  readonly TEMPORAL_TLS?: '0' | '1';
  readonly SMTP_URL?: string | undefined;
  readonly S3_ENDPOINT?: string | undefined;
  readonly CLAMAV_URL?: string | undefined;
  readonly OIDC_ISSUER?: string | undefined;
  readonly OIDC_JWKS_URI?: string | undefined;
}

/** The host of a way that is not encrypted; null where it is. A socket in the file system has none. */
type PlainHost = string | null;

/** The driver verifies the server's certificate by these, and by no other way of saying it. */
const VERIFIED = ['require', 'verify-ca', 'verify-full'];

const toPostgres = (text: string): PlainHost => {
  const url = parsed(text);
  if (url === null) return text;
  if (VERIFIED.includes(url.searchParams.get('sslmode') ?? '')) return null;
  const host = url.searchParams.get('host') ?? url.hostname;
  return host.startsWith('/') ? '' : host;
};

const toMail = (text: string): PlainHost => {
  const url = parsed(text);
  const isEncrypted = url?.protocol === 'smtps:' || url?.searchParams.get('requireTLS') === 'true';
  return isEncrypted ? null : (url?.hostname ?? text);
};

const toWeb = (text: string): PlainHost => {
  const url = parsed(text);
  return url?.protocol === 'https:' ? null : (url?.hostname ?? text);
};

/** Its protocol knows no encryption: a socket, or a tunnel that begins on this machine. */
const toScanner = (text: string): PlainHost => (text.startsWith('unix:') ? '' : (parsed(text)?.hostname ?? text));

const parsed = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

const HERE = /^(?:|localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/;

/** The settings by which this program would speak to another machine in the open. */
export const plainWays = (ways: Ways): string[] => {
  const hosts: [string, PlainHost | undefined][] = [
    ['DATABASE_URL', said(ways.DATABASE_URL, toPostgres)],
    ['DATABASE_MIGRATION_URL', said(ways.DATABASE_MIGRATION_URL, toPostgres)],
    ['TEMPORAL_ADDRESS', ways.TEMPORAL_TLS === '1' ? null : ways.TEMPORAL_ADDRESS?.replace(/:\d+$/, '')],
    ['SMTP_URL', said(ways.SMTP_URL, toMail)],
    ['S3_ENDPOINT', said(ways.S3_ENDPOINT, toWeb)],
    ['CLAMAV_URL', said(ways.CLAMAV_URL, toScanner)],
    ['OIDC_ISSUER', said(ways.OIDC_ISSUER, toWeb)],
    ['OIDC_JWKS_URI', said(ways.OIDC_JWKS_URI, toWeb)],
  ];
  return hosts.flatMap(([name, host]) => (typeof host === 'string' && !HERE.test(host) ? [name] : []));
};

const said = (text: string | undefined, way: (text: string) => PlainHost): PlainHost | undefined =>
  text === undefined ? undefined : way(text);
