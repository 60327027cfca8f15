/** What the run's servers are known by, between the setup of the run and its end. */
export interface Servers {
  readonly stop: readonly (() => Promise<unknown>)[];
}

export const TEMPLATE = 'touiza_test_template';

/** The same server, another database. */
export const inDatabase = (url: string, database: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
};

export const testServer = (name: 'POSTGRES' | 'TEMPORAL' | 'BUNDLE'): string => {
  const value = process.env[`TOUIZA_TEST_${name}`];
  if (value === undefined) throw new Error('the test servers are not running: start the tests with npm test');
  return value;
};
