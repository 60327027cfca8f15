import { DomainError } from './errors.ts';
import { notFound } from './shared-errors.ts';

/** What a dossier or an organisation has, by the name that a path has for it. */
const PARTS: Readonly<Record<string, string>> = {
  accountId: 'account',
  representativeId: 'representative',
  lineId: 'line',
  itemId: 'item',
  agreementId: 'agreement',
  copyId: 'signed_copy',
  suspensionId: 'suspension',
  revisionId: 'revision',
  trancheId: 'tranche',
  proofId: 'proof',
  legId: 'leg',
  orderId: 'payment_order',
  recoveryId: 'recovery',
  reportId: 'report',
  visitId: 'visit',
  findingId: 'finding',
};

const WHOLES: readonly string[] = ['dossier_missing', 'organisation_missing'];

/**
 * Whoever may not see a dossier hears of what it has what they would hear if it had never been: that this is missing,
 * and nothing of the dossier.
 */
export const asIfNotThere = async <Result>(
  params: Readonly<Record<string, unknown>>,
  work: () => Promise<Result>,
): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    const [[name, id] = ['', '']] = Object.entries(params);
    const part = PARTS[name];
    if (part === undefined || !(error instanceof DomainError) || !WHOLES.includes(error.code)) throw error;
    throw notFound(part, String(id));
  }
};
