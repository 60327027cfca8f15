import { DomainError } from '../shared/errors.ts';
import type { CallId, DossierId } from '../shared/ids.ts';
import type { Tie } from './conflict.ts';

export const assignmentClosed = (status: string) =>
  new DomainError('conflict', 'assignment_closed', { assignmentStatus: status });

export const conflictOfInterest = (ties: readonly Tie[] = []) =>
  new DomainError('forbidden', 'conflict_of_interest', { ties });

export const sheetIncomplete = (
  trouble: Readonly<Record<'missing' | 'unknown' | 'repeated' | 'computed', readonly string[]>>,
) => new DomainError('refused', 'sheet_incomplete', trouble);

export const callStillOpen = (closesAt: Date) => new DomainError('refused', 'call_still_open', { closesAt });

export const scoringIncomplete = (dossierIds: readonly DossierId[]) =>
  new DomainError('refused', 'scoring_incomplete', { dossierIds });

export const rankingEmpty = (callId: CallId) => new DomainError('refused', 'ranking_empty', { callId });

export const rankingFrozen = (callId: CallId) => new DomainError('conflict', 'ranking_frozen', { callId });
