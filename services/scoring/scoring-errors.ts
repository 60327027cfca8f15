import { DomainError } from '../shared/errors.ts';
import type { CallId, DossierId } from '../shared/ids.ts';

export const assignmentClosed = (status: string) =>
  new DomainError('conflict', 'assignment_closed', { assignmentStatus: status });

export const conflictDeclared = () => new DomainError('forbidden', 'conflict_declared');

export const sheetIncomplete = (trouble: { missing: string[]; unknown: string[]; repeated: string[] }) =>
  new DomainError('refused', 'sheet_incomplete', trouble);

export const callStillOpen = (closesAt: Date) => new DomainError('refused', 'call_still_open', { closesAt });

export const scoringIncomplete = (dossierIds: readonly DossierId[]) =>
  new DomainError('refused', 'scoring_incomplete', { dossierIds });

export const rankingEmpty = (callId: CallId) => new DomainError('refused', 'ranking_empty', { callId });

export const rankingFrozen = (callId: CallId) => new DomainError('conflict', 'ranking_frozen', { callId });
