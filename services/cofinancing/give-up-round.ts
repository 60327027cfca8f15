import type { Command, Dependencies } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import { requireCurrent } from '../shared/version.ts';
import { roundHasNoGap } from './cofinancing-errors.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { roundView, type RoundView } from './cofinancing-views.ts';
import { dossierCall } from './dossier-call.ts';
import { endUnfinanced } from './unfinanced-ending.ts';

/** The lead funder finds nobody for what is missing: the dossier ends unfinanced, and every hold is released. */
export const giveUpRound =
  ({ transact }: Dependencies<CofinancingUnit>) =>
  (command: Command, dossierId: DossierId, { reason }: { readonly reason: string }): Promise<RoundView> =>
    transact(command, async (unit) => {
      const { access, processes, rounds } = unit;
      await access.requireFor('round.plan', dossierId, (await dossierCall(unit, dossierId)).leadFunderId);
      await processes.requireStage(dossierId, 'cofinancing');
      const round = await rounds.getCurrent(dossierId);
      requireCurrent(command, round);
      if (round.status !== 'gap') throw roundHasNoGap(round.number, round.status);
      return roundView(await endUnfinanced(unit, round, { ending: 'given_up', reason }));
    });
