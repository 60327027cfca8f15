import type { Command, Dependencies } from '../shared/command.ts';
import type { AgreementId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import { sign } from './agreement.ts';
import type { AgreementUnit } from './agreement-ports.ts';
import { agreementView, type AgreementView } from './agreement-views.ts';
import { recordSignature } from './signed-turn.ts';
import { requireTurn } from './signing-party.ts';

/** One party signs in app, in its turn, under the hash of exactly the PDF that it read. */
export const signAgreement =
  ({ transact }: Dependencies<AgreementUnit>) =>
  (command: Command, id: AgreementId, { sha256 }: { readonly sha256: string }): Promise<AgreementView> =>
    transact(command, async (unit) => {
      const { agreements, access, processes, now } = unit;
      const { dossierId } = await agreements.getById(id);
      await processes.lockStage(dossierId);
      // Read again: what it was before the dossier was ours may be old.
      const agreement = await agreements.getById(id);
      const turn = await requireTurn(unit, agreement);
      requireCurrent(command, agreement);
      const { knownBy } = command.actor;

      const signed = sign(agreement, turn, { personId: access.person(), knownBy, sha256, now });

      return agreementView(await recordSignature(unit, signed, turn));
    });
