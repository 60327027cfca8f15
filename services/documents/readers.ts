import type { Actor } from '../shared/command.ts';
import type { Access, Permission } from '../shared/permission.ts';
import type { Document } from './document.ts';
import type { DocumentStore } from './documents-ports.ts';
import type { Readers } from './paper-acts.ts';

interface Reading {
  readonly access: Access;
  readonly documentStore: DocumentStore;
}

/** Whoever may do one of these for the whole fund works with papers: desk, payments, funders, audit. */
const FUND_READERS: readonly Permission[] = [
  'account.certify',
  'approval.prepare',
  'approval.decide',
  'disbursement.prepare',
  'disbursement.verify',
  'disbursement.approve',
  'disbursement.order',
  'audit.read',
];

/** Who handed it in, who works with papers for the whole fund, and those whom the document admits. */
export const mayRead = async (
  { access, documentStore }: Reading,
  actor: Actor,
  document: Document,
): Promise<boolean> => {
  if (document.uploadedBy === actor.id) return true;
  for (const permission of FUND_READERS) if (await access.allows(permission, {})) return true;
  for (const readers of await documentStore.listReaders(document.id)) if (await isOneOf(access, readers)) return true;
  return false;
};

const isOneOf = (access: Access, { permission, on }: Readers): Promise<boolean> =>
  on.dossierId === undefined ? access.allows(permission, on) : access.allowsOn(permission, on.dossierId);
