import type { Actor } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { AgreementUnit } from './agreement-ports.ts';
import type { SuspensionList } from './suspension-views.ts';

/** When payments were stopped and why, the newest first. */
export const listSuspensions =
  ({ read }: ReadDependencies<AgreementUnit>) =>
  (actor: Actor, dossierId: DossierId): Promise<SuspensionList> =>
    read(actor, async ({ access, suspensions }) => {
      await access.requireOn('dossier.read', dossierId);
      return { items: await suspensions.list(dossierId) };
    });
