import { connect } from '../../db/shared/connection.ts';
import { TEMPLATE } from '../support/servers.ts';
import type { Ground } from './ground.ts';

/** The builders of the tests make the first dossier: they find their server where the tests have theirs. */
export const lendPostgres = async (ground: Ground): Promise<void> => {
  const admin = connect(ground.superuserUrl, { poolMax: 1 });
  await admin.raw('create database ?? template ??', [TEMPLATE, new URL(ground.adminUrl).pathname.slice(1)]);
  await admin.destroy();
  process.env['TOUIZA_TEST_POSTGRES'] = ground.superuserUrl;
};
