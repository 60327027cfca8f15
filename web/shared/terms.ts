import { PROOF_KINDS } from '../../services/shared/proof.ts';
import type { Reader } from './reader.ts';

/** A kind of proof in words. */
export const proofName = ({ known }: Reader, kind: string): string =>
  known(`proof.${kind}`) ?? known('proof.other') ?? '';

/** Every kind of proof, to choose from. */
export const proofItems = (reader: Reader) => PROOF_KINDS.map((value) => ({ value, text: proofName(reader, value) }));

export const instrumentName = ({ say }: Reader, instrument: string): string =>
  say(`paper.agreement.instrument_${instrument}`);

/** May be offered what these roles do; whether it is done is decided by the use case. */
export const hasRole = ({ signedIn }: Reader, ...roles: readonly string[]): boolean =>
  roles.some((role) => signedIn?.roles.includes(role));

/** Has few things, and one's own: they come first, and are not looked for. */
export const isHolderAlone = ({ signedIn }: Reader): boolean =>
  signedIn?.roles.every((role) => role === 'project_holder') ?? false;
