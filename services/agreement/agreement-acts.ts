import type { DossierId } from '../shared/ids.ts';
import type { AgreementUnit } from './agreement-ports.ts';

/** Whether the holder may still step back: the holder signs first, and is bound from then on. */
export const isHolderBound = async (
  { agreements }: Pick<AgreementUnit, 'agreements'>,
  dossierId: DossierId,
): Promise<boolean> => {
  const agreement = await agreements.findByDossier(dossierId);
  return agreement?.signatories.some(({ party, signature }) => party.by === 'holder' && signature !== null) ?? false;
};

/** What was drawn up and never signed is set aside, with its number, which is not given again. */
export const setAgreementAside = async (
  { agreements, papers }: Pick<AgreementUnit, 'agreements' | 'papers'>,
  dossierId: DossierId,
): Promise<void> => {
  const agreement = await agreements.findByDossier(dossierId);
  if (agreement?.status !== 'signing') return;
  await agreements.save({ ...agreement, status: 'withdrawn', version: agreement.version + 1 });
  await papers.withdraw(agreement.document.id, 'withdrawn');
};
