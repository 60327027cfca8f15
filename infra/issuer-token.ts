import { demoAccounts, findDemoAccount } from './demo/accounts.ts';

export const DEMO_GRANT = 'urn:touiza:demo-account';
export const DEMO_CLIENT = 'touiza-demo';
/** The pages, which sign people in by a code. */
export const WEB_CLIENT = 'touiza-web';
export const OIDC_AUDIENCE = 'touiza-api';

export const accountList = (): string => {
  const width = Math.max(...demoAccounts.map(({ account }) => account.length));
  return demoAccounts.map(({ account, name, role }) => `  ${account.padEnd(width)}  ${name}, ${role.en}`).join('\n');
};

/** An access token of the running demo issuer. */
export const requestToken = async (issuer: string, account: string): Promise<string> => {
  if (findDemoAccount(account) === undefined) {
    throw new Error(`there is no demo account "${account}"; there are:\n${accountList()}`);
  }
  const body = new URLSearchParams({ grant_type: DEMO_GRANT, client_id: DEMO_CLIENT, account });
  const response = await fetch(`${issuer}/token`, { method: 'POST', body });
  const answer = (await response.json()) as { access_token?: string; error_description?: string };
  if (answer.access_token === undefined) {
    throw new Error(`the issuer refuses: ${answer.error_description ?? response.statusText}`);
  }
  return answer.access_token;
};
