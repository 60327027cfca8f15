import type { Dependencies } from '../shared/command.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { addAttestation } from './add-attestation.ts';
import { activateAccount } from './activate-account.ts';
import { cancelAccountChange } from './cancel-account-change.ts';
import { certifyAccount } from './certify-account.ts';
import { correctOrganisation } from './correct-organisation.ts';
import { declareAccount } from './declare-account.ts';
import { declineInvitation } from './decline-invitation.ts';
import { endRepresentative } from './end-representative.ts';
import { forgetInvitations } from './forget-invitations.ts';
import { inviteRepresentative } from './invite-representative.ts';
import { nameRepresentative } from './name-representative.ts';
import { listInvitations, seeInvitation } from './read-invitations.ts';
import {
  getOrganisation,
  getRegistrySettings,
  listOrganisations,
  listAttestations,
  listRevisions,
  listRibClashes,
  listTerritories,
} from './read-registry.ts';
import { registerOrganisation } from './register-organisation.ts';
import { resolveRibClash } from './resolve-rib-clash.ts';
import { setRegistrySettings } from './set-registry-settings.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';
import type { RegistryUnit } from './registry-ports.ts';

export const registryUseCases = (dependencies: Dependencies<RegistryUnit> & ReadDependencies<RegistryUnit>) => ({
  registerOrganisation: registerOrganisation(dependencies),
  correctOrganisation: correctOrganisation(dependencies),
  nameRepresentative: nameRepresentative(dependencies),
  endRepresentative: endRepresentative(dependencies),
  inviteRepresentative: inviteRepresentative(dependencies),
  withdrawInvitation: withdrawInvitation(dependencies),
  acceptInvitation: acceptInvitation(dependencies),
  declineInvitation: declineInvitation(dependencies),
  forgetInvitations: forgetInvitations(dependencies),
  listInvitations: listInvitations(dependencies),
  seeInvitation: seeInvitation(dependencies),
  addAttestation: addAttestation(dependencies),
  declareAccount: declareAccount(dependencies),
  certifyAccount: certifyAccount(dependencies),
  activateAccount: activateAccount(dependencies),
  cancelAccountChange: cancelAccountChange(dependencies),
  resolveRibClash: resolveRibClash(dependencies),
  setRegistrySettings: setRegistrySettings(dependencies),
  getOrganisation: getOrganisation(dependencies),
  listOrganisations: listOrganisations(dependencies),
  listRevisions: listRevisions(dependencies),
  listRibClashes: listRibClashes(dependencies),
  listTerritories: listTerritories(dependencies),
  getRegistrySettings: getRegistrySettings(dependencies),
  listAttestations: listAttestations(dependencies),
});

export type RegistryUseCases = ReturnType<typeof registryUseCases>;
