import { join } from 'node:path';
import { startIssuer } from './issuer.ts';
import { touizaFolder } from './root.ts';

/** The demo issuer as its own process, as `npm start` runs it. */
const issuer = await startIssuer({
  port: Number(process.env['PORT']),
  folder: join(touizaFolder(), 'issuer'),
  webReturn: process.env['WEB_RETURN'] ?? 'http://127.0.0.1:3000/sign-in/return',
});
console.log(`issuer on ${issuer.url}`);

const end = (): void => {
  void issuer.stop().then(() => process.exit(0));
};
process.once('SIGTERM', end);
process.once('SIGINT', end);
