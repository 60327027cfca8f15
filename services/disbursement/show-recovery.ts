import type { RecoveryView } from './disbursement-views.ts';
import type { Recovery } from './recovery.ts';

export const showRecovery = ({ shares, ...recovery }: Recovery): RecoveryView => ({
  ...recovery,
  shares: shares.map(({ funderId, amount, received }) => ({ funderId, amount, received })),
});
