import type { Command, Dependencies } from '../shared/command.ts';
import type { DocumentId, PersonId, SessionId } from '../shared/ids.ts';
import { alreadySigned, contentChanged, notAMember } from './committee-errors.ts';
import type { CommitteeUnit, Minutes, Office, Signature } from './committee-ports.ts';
import { settle } from './decision-effects.ts';
import { minutesPaperOf } from './minutes-paper.ts';
import { requireStatus, type Session } from './session.ts';
import type { Named } from './sitting-record.ts';
import { inLockOrder } from './sitting.ts';

/** Chair and secretary each sign the minutes as they are; with the second signature the decisions take effect. */
export const signMinutes =
  ({ transact }: Dependencies<CommitteeUnit>) =>
  (command: Command, id: SessionId, { contentHash }: { contentHash: string }): Promise<Minutes> =>
    transact(command, async (unit) => {
      const { access, sessions, minutesBook, audit, processes, now } = unit;
      const session = await sessions.lockById(id);
      const { callId } = session;
      await access.require('committee.sign', { callId });
      const personId = access.person();
      const office = officeOf(session, personId);
      requireStatus(session, 'closed');
      const minutes = await minutesBook.get(id);
      requireSignable(minutes, office, contentHash);
      const signature = { office, personId, signedAt: now };

      await minutesBook.sign(minutes, signature);
      await audit.record({
        kind: 'committee.minutes_signed',
        subjectType: 'session',
        subjectId: id,
        dossierId: null,
        related: [callId],
        after: { ...signature, number: minutes.number, contentHash },
      });
      const signed: Minutes = { ...minutes, signatures: [...minutes.signatures, signature] };
      const documentId = signed.signatures.length === 2 ? await takeEffect(unit, session, signed) : null;
      await processes.bumpCall(callId);
      return { ...signed, documentId };
    });

const officeOf = ({ chairId, secretaryId }: Session, personId: PersonId): Office => {
  if (personId === chairId) return 'chair';
  if (personId === secretaryId) return 'secretary';
  throw notAMember([personId]);
};

const requireSignable = (minutes: Minutes, office: Office, contentHash: string): void => {
  if (minutes.signatures.some((signature) => signature.office === office)) throw alreadySigned();
  if (minutes.contentHash !== contentHash) throw contentChanged(contentHash, minutes.contentHash);
};

/** Both have signed: the minutes are printed for good, and every decision does what it says. */
const takeEffect = async (unit: CommitteeUnit, session: Session, minutes: Minutes): Promise<DocumentId> => {
  const { sessions, agenda, obligations } = unit;
  await sessions.save({ ...session, status: 'signed' });
  await obligations.close('session', session.id);
  const decided = (await agenda.listBySession(session.id)).filter(({ status }) => status === 'decided');
  for (const item of inLockOrder(decided)) await settle(unit, item);
  return print(unit, session, minutes);
};

const print = async (unit: CommitteeUnit, session: Session, minutes: Minutes): Promise<DocumentId> => {
  const { people, papers, minutesBook } = unit;
  const signatures: (Signature & { readonly signer: Named })[] = [];
  for (const signature of minutes.signatures) {
    signatures.push({ ...signature, signer: await people.getPerson(signature.personId) });
  }
  const { documentId } = await papers.issue(minutesPaperOf(minutes, { session, signatures }));
  await minutesBook.keepPaper(minutes, documentId);
  return documentId;
};
