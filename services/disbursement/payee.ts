import type { PayeeAccount } from '../registry/registry-facts.ts';
import type { Payee } from './disbursement.ts';
import type { DisbursementUnit } from './disbursement-ports.ts';

/** Whom an order names: the organisation, at the account that is in use at this moment. */
export const payeeOf = async (
  { registry }: Pick<DisbursementUnit, 'registry'>,
  { id, rib, organisationId }: PayeeAccount,
): Promise<Payee> => ({ accountId: id, rib, name: (await registry.getOrganisation(organisationId)).nameLatin });
