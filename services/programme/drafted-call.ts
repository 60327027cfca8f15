import type { CallId } from '../shared/ids.ts';
import type { Call } from './programme-facts.ts';
import type { ProgrammeUnit } from './programme-ports.ts';

/** Keeps a new draft; the evidence names the call that it was made from, where there was one. */
export const keepDraft = async (
  { calls, audit }: Pick<ProgrammeUnit, 'calls' | 'audit'>,
  draft: Call,
  madeFrom?: CallId,
): Promise<Call> => {
  await calls.insert(draft);
  await audit.record({
    kind: 'programme.call_drafted',
    subjectType: 'call',
    subjectId: draft.id,
    dossierId: null,
    related: madeFrom === undefined ? [] : [madeFrom],
    after: draft,
    ruleVersion: draft.rulebookHash,
  });
  return draft;
};
