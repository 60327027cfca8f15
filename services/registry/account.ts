import { z } from 'zod';
import { DocumentId } from '../shared/ids.ts';
import type { AccountId, OrganisationId, PersonId } from '../shared/ids.ts';
import { Rib } from './identifiers.ts';
import { accountFourEyes, accountNotDeclared, ribAlreadyDeclared, ribUsedByAnother } from './registry-errors.ts';

/** A bank account of an organisation, with the people who had a hand in it. */
export interface Account {
  readonly id: AccountId;
  readonly organisationId: OrganisationId;
  readonly rib: Rib;
  readonly status: 'declared' | 'active' | 'replaced';
  readonly declaredBy: PersonId;
  readonly certifiedBy: PersonId | null;
  /** The bank's certificate that the account is the organisation's own. */
  readonly certificateId: DocumentId | null;
}

export const ACCOUNT_STATUSES = ['declared', 'active', 'replaced'] as const;

const NEXT: Record<Account['status'], readonly Account['status'][]> = {
  declared: ['active', 'replaced'],
  active: ['replaced'],
  replaced: [],
};

export const DeclaredAccount = z.strictObject({ rib: Rib }).meta({ id: 'DeclaredAccount' });
export const AccountCertificate = z.strictObject({ certificateId: DocumentId }).meta({ id: 'AccountCertificate' });

/** `holder`: whose live account this RIB is already, if anybody's. */
export const declare = (
  account: Omit<Account, 'status' | 'certifiedBy' | 'certificateId'>,
  holder: OrganisationId | null,
): Account => {
  if (holder === account.organisationId) throw ribAlreadyDeclared();
  if (holder !== null) throw ribUsedByAnother();
  return { ...account, status: 'declared', certifiedBy: null, certificateId: null };
};

interface Certification {
  readonly certifiedBy: PersonId;
  readonly certificateId: DocumentId;
}

export const certify = (account: Account, { certifiedBy, certificateId }: Certification): Account => {
  if (!NEXT[account.status].includes('active')) throw accountNotDeclared(account.id, account.status);
  if (account.declaredBy === certifiedBy) throw accountFourEyes(account.id);
  return { ...account, status: 'active', certifiedBy, certificateId };
};

export const replaced = (account: Account): Account => ({ ...account, status: 'replaced' });
