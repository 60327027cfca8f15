import type { Reader } from './reader.ts';

/** A kind of proof, in words; one that a call invented is shown as it was written. */
export const proofName = ({ known }: Reader, kind: string): string =>
  known(`paper.agreement.proof_${kind}`) ?? kind.replaceAll('_', ' ');

export const instrumentName = ({ say }: Reader, instrument: string): string =>
  say(`paper.agreement.instrument_${instrument}`);

/** May be offered what these roles do; whether it is done is decided by the use case. */
export const hasRole = ({ signedIn }: Reader, ...roles: readonly string[]): boolean =>
  roles.some((role) => signedIn?.roles.includes(role));
