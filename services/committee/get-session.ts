import { fundersAsked } from '../application/application-facts.ts';
import type { Actor } from '../shared/command.ts';
import type { SessionId } from '../shared/ids.ts';
import type { ReadDependencies } from '../shared/read.ts';
import type { CommitteeUnit, Minutes } from './committee-ports.ts';
import { shownHash } from './question.ts';
import type { AgendaView } from './committee-views.ts';

/** A session with its agenda, votes and decisions. */
export const getSession =
  ({ read }: ReadDependencies<CommitteeUnit>) =>
  (actor: Actor, id: SessionId): Promise<AgendaView> =>
    read(actor, async ({ access, sessions, agenda, questions, application }) => {
      const session = await sessions.getById(id);
      await access.require('committee.read', { callId: session.callId });
      const items: AgendaView['items'][number][] = [];
      for (const item of await agenda.listBySession(id)) {
        const { reference, project, plan, contentHash } = await application.getDossier(item.dossierId);
        const exchanged = await questions.listByDossier(item.dossierId);
        items.push({
          item,
          reference,
          title: project.title,
          asked: fundersAsked(plan),
          questions: exchanged,
          contentHash: shownHash(contentHash, exchanged),
        });
      }
      return { session, items };
    });

export const getMinutes =
  ({ read }: ReadDependencies<CommitteeUnit>) =>
  (actor: Actor, id: SessionId): Promise<Minutes> =>
    read(actor, async ({ access, sessions, minutesBook }) => {
      const { callId } = await sessions.getById(id);
      await access.require('committee.read', { callId });
      return minutesBook.get(id);
    });
