import type { RecoveryView } from './disbursement-views.ts';
import type { Recovery } from './recovery.ts';

export const showRecovery = ({ shares, orderedBy: _by, decidedBy: _decider, ...recovery }: Recovery): RecoveryView => ({
  ...recovery,
  shares: shares.map(({ funderId, amount, received, writtenOff }) => ({ funderId, amount, received, writtenOff })),
});
