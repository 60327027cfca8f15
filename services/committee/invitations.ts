import type { CommitteeUnit } from './committee-ports.ts';
import type { Session } from './session.ts';

interface Letter {
  readonly kind: string;
  readonly data: Readonly<Record<string, string>>;
}

/** Writes to everybody of a session, its secretary included, each once. */
export const tellSession = async (
  { outbox, people }: CommitteeUnit,
  { members, secretaryId }: Session,
  letter: Letter,
): Promise<void> => {
  for (const personId of new Set([...members.map((member) => member.personId), secretaryId])) {
    await people.getPerson(personId);
    await outbox.notify({ ...letter, to: { by: 'person', personId }, dossierId: null });
  }
};
