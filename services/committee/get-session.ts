import type { Actor } from '../shared/command.ts';
import type { CallId, SessionId } from '../shared/ids.ts';
import type { Access, Permission } from '../shared/permission.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { CommitteeUnit, Minutes } from './committee-ports.ts';
import { shownHash } from './question.ts';
import type { AgendaView } from './committee-views.ts';

const READERS: readonly Permission[] = ['committee.sit', 'committee.convene', 'audit.read'];

/** Deliberations are the committee's and the auditor's to read. */
const requireReader = async (access: Access, callId: CallId): Promise<void> => {
  for (const permission of READERS) if (await access.allows(permission, { callId })) return;
  await access.require('committee.sit', { callId });
};

/** A session with its agenda, votes and decisions. */
export const getSession =
  ({ read }: ReadDependencies<CommitteeUnit>) =>
  (actor: Actor, id: SessionId): Promise<AgendaView> =>
    read(actor, async ({ access, sessions, agenda, questions, application }) => {
      const session = await sessions.getById(id);
      await requireReader(access, session.callId);
      const items: AgendaView['items'][number][] = [];
      for (const item of await agenda.listBySession(id)) {
        const { reference, title, contentHash } = await application.getDossier(item.dossierId);
        const asked = await questions.listByDossier(item.dossierId);
        items.push({ item, reference, title, questions: asked, contentHash: shownHash(contentHash, asked) });
      }
      return { session, items };
    });

export const getMinutes =
  ({ read }: ReadDependencies<CommitteeUnit>) =>
  (actor: Actor, id: SessionId): Promise<Minutes> =>
    read(actor, async ({ access, sessions, minutesBook }) => {
      const { callId } = await sessions.getById(id);
      await requireReader(access, callId);
      return minutesBook.get(id);
    });
