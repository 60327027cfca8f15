import type { EffectiveAgreement } from '../../../services/agreement/agreement-facts.ts';
import type { AgreementView } from '../../../services/agreement/agreement-views.ts';
import type { Actor } from '../../../services/shared/command.ts';
import { automatically, by, type World } from '../world.ts';
import { financedDossier, type FinancedWorld } from './cofinancing.ts';

type FinancedOptions = Parameters<typeof financedDossier>[1];

export interface AgreementWorld extends FinancedWorld {
  readonly agreement: AgreementView;
  /** Who signs, in order: the holder, then the approvers of INDH, the region and CDG. */
  readonly signers: readonly Actor[];
}

/** The convention is drawn up and waits for the holder's signature. */
export const preparedAgreement = async (world: World, options: FinancedOptions = {}): Promise<AgreementWorld> => {
  const financed = await financedDossier(world, options);
  const { dossierId, holder, people } = financed;
  await world.useCases.agreement.prepareAgreement(automatically('prepareAgreement', dossierId), dossierId);
  const agreement = await world.useCases.agreement.showAgreement(holder, dossierId);
  const signers = [holder, people.indh.approver, people.region05.approver, people.cdg.approver];
  return { ...financed, agreement, signers };
};

export const signAs = (
  world: World,
  signer: Actor,
  { id, document: { sha256 } }: AgreementView,
): Promise<AgreementView> => world.useCases.agreement.signAgreement(by(signer), id, { sha256 });

export interface EffectiveWorld extends AgreementWorld {
  readonly effective: EffectiveAgreement;
}

/** Signed by the four parties in order: the holds are commitments, the dossier is in execution. */
export const effectiveAgreement = async (world: World, options: FinancedOptions = {}): Promise<EffectiveWorld> => {
  const prepared = await preparedAgreement(world, options);
  for (const signer of prepared.signers) await signAs(world, signer, prepared.agreement);
  const { dossierId, holder } = prepared;
  const effective = await world.read(holder, ({ agreement }) => agreement.getEffective(dossierId));
  return { ...prepared, effective };
};
