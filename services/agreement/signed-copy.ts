import type { KnownBy } from '../shared/command.ts';
import type { DocumentId, PersonId, SignatoryId, SignedCopyId } from '../shared/ids.ts';
import { copyAlreadyChecked, ownCopyChecked, reasonMissing } from './agreement-errors.ts';

export const COPY_STATUSES = ['waiting', 'accepted', 'refused'] as const;

/** The paper as one party signed it by hand, brought back; a desk officer looks whether it is that. */
export interface SignedCopy {
  readonly id: SignedCopyId;
  readonly signatoryId: SignatoryId;
  readonly documentId: DocumentId;
  readonly sha256: string;
  readonly handedInBy: PersonId;
  readonly knownBy: KnownBy;
  readonly handedInAt: Date;
  readonly status: (typeof COPY_STATUSES)[number];
  readonly checkedBy: PersonId | null;
  readonly checkedAt: Date | null;
  readonly reason: string | null;
}

export interface CopyVerdict {
  readonly verdict: 'accepted' | 'refused';
  readonly reason: string | null;
}

/** Another person than brought it judges it, once, and says why it is refused. */
export const judged = (
  copy: SignedCopy,
  { verdict, reason }: CopyVerdict,
  { person, now }: { readonly person: PersonId; readonly now: Date },
): SignedCopy => {
  if (copy.status !== 'waiting') throw copyAlreadyChecked(copy.status);
  if (copy.handedInBy === person) throw ownCopyChecked();
  if (verdict === 'refused' && (reason ?? '').trim() === '') throw reasonMissing();
  return { ...copy, status: verdict, checkedBy: person, checkedAt: now, reason };
};
