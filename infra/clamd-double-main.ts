import { startClamdDouble } from './clamd-double.ts';

/** The double as its own process, as `npm start` runs it where no `CLAMAV_URL` names a real daemon. */
const double = await startClamdDouble({ port: Number(process.env['PORT']) });
console.log(`double of clamd, for the demo only, on ${double.url}`);

const end = (): void => {
  void double.stop().then(() => process.exit(0));
};
process.once('SIGTERM', end);
process.once('SIGINT', end);
