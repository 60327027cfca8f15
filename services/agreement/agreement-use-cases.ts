import type { Dependencies } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { AgreementUnit } from './agreement-ports.ts';
import { checkCopy } from './check-copy.ts';
import { handInCopy } from './hand-in-copy.ts';
import { lapseSignature } from './lapse-signature.ts';
import { liftSuspension } from './lift-suspension.ts';
import { listSuspensions } from './list-suspensions.ts';
import { prepareAgreement } from './prepare-agreement.ts';
import { showAgreement } from './show-agreement.ts';
import { signAgreement } from './sign-agreement.ts';
import { suspendAgreement } from './suspend-agreement.ts';

export const agreementUseCases = (dependencies: Dependencies<AgreementUnit> & ReadDependencies<AgreementUnit>) => ({
  prepareAgreement: prepareAgreement(dependencies),
  signAgreement: signAgreement(dependencies),
  handInCopy: handInCopy(dependencies),
  checkCopy: checkCopy(dependencies),
  lapseSignature: lapseSignature(dependencies),
  suspendAgreement: suspendAgreement(dependencies),
  liftSuspension: liftSuspension(dependencies),
  listSuspensions: listSuspensions(dependencies),
  showAgreement: showAgreement(dependencies),
});

export type AgreementUseCases = ReturnType<typeof agreementUseCases>;
