import type { Actor } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { notFound } from '../shared/shared-errors.ts';
import type { AgreementUnit } from './agreement-ports.ts';
import { agreementView, type AgreementView } from './agreement-views.ts';

/** The agreement of a dossier: what is signed, by whom so far, and whose turn it is. */
export const showAgreement =
  ({ read }: ReadDependencies<AgreementUnit>) =>
  (actor: Actor, dossierId: DossierId): Promise<AgreementView> =>
    read(actor, async ({ access, agreements }) => {
      await access.requireOn('dossier.read', dossierId);
      const agreement = await agreements.findByDossier(dossierId);
      if (!agreement) throw notFound('agreement', dossierId);
      return agreementView(agreement);
    });
