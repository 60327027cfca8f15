/** What a verifier can find; each is named, so that two verifiers can be compared. */
export const FINDINGS = {
  evidence_unreadable: 'a line is not what evidence is made of, or the file does not say what it is',
  scope_foreign: 'no entry here is about what the file is named after',
  key_unintroduced: 'a key that no known key introduces',
  checkpoint_forged: 'a checkpoint that no known key has signed',
  checkpoint_foreign: 'a checkpoint of another trail',
  checkpoint_contradicted: 'the blocks do not give the root that was signed',
  checkpoint_missing: 'nothing signed stands over this evidence',
  block_missing: 'a block is not there, although later ones are',
  block_changed: 'a block is not what its hash says',
  block_unlinked: 'a block does not follow the one before it',
  block_unproven: 'a block has no way to a signed checkpoint',
  trail_cut: 'blocks that were witnessed outside are not there any more',
  trail_forked: 'a block is another one than was witnessed outside',
  entry_changed: 'an entry is not what was sealed',
  entry_missing: 'an entry that was sealed is not there any more',
  entry_inserted: 'an entry stands among sealed ones, and was not sealed with them',
  entry_duplicated: 'an entry is there twice',
  entry_unproven: 'an entry has no way to its block',
  personal_changed: 'a personal value, or its salt, is not what was committed to',
  personal_foreign: 'a personal value that no entry here speaks of',
  document_changed: 'a document’s bytes are not those that were recorded',
  document_missing: 'a document’s bytes are not there',
  document_foreign: 'a document that no entry here speaks of',
} as const;
export type FindingCode = keyof typeof FINDINGS;

export interface Finding {
  readonly code: FindingCode;
  /** Where in the trail, where that is known. */
  readonly block: number | null;
  /** Which entry, document, checkpoint or line. */
  readonly subject: string | null;
}

/** The first in the trail first: what comes later may follow from it. */
export const inTrailOrder = (left: Finding, right: Finding): number =>
  (left.block ?? Infinity) - (right.block ?? Infinity) ||
  compared(left.code, right.code) ||
  compared(left.subject ?? '', right.subject ?? '');

const compared = (left: string, right: string): number => (left === right ? 0 : left < right ? -1 : 1);
