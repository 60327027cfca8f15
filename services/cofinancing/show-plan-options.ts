import { limitOf, mostOf } from '../application/application-facts.ts';
import { GIVEN_INSTRUMENTS, type GivenInstrument } from '../programme/programme-facts.ts';
import type { Actor } from '../shared/command.ts';
import type { DossierId } from '../shared/ids.ts';
import { money, smallest, subtract, total, ZERO, type Money } from '../shared/money.ts';
import type { ReadDependencies } from '../shared/read.ts';
import { approvedAmount, approvedCover, isCover, type Round } from './cofinancing.ts';
import type { CofinancingUnit } from './cofinancing-ports.ts';
import { dossierCall, dossierProject, type DossierCall } from './dossier-call.ts';
import { giftsOf, mayGuarantee, type Gift } from './funding-limits.ts';
import type { PlanOption, PlanOptionsView } from './lines-views.ts';

/** Who could fill the gap, within rules and envelopes: what the lead funder looks at when choosing. It promises nothing. */
export const showPlanOptions =
  ({ read }: ReadDependencies<CofinancingUnit>) =>
  (actor: Actor, dossierId: DossierId): Promise<PlanOptionsView> =>
    read(actor, async (unit) => {
      const call = await dossierCall(unit, dossierId);
      await unit.access.requireFor('round.plan', dossierId, call.leadFunderId);
      const round = await unit.rounds.getCurrent(dossierId);
      const lines = await unit.lines.listByDossier(dossierId);
      const missing = {
        gap: subtract(round.award, approvedAmount(lines)),
        coverGap: subtract(round.cover, approvedCover(lines)),
      };
      const { rooms, gifts, project } = await roomsOf(unit, { round, call, gifts: giftsOf(lines) });
      const options: PlanOption[] = [];
      for (const giver of await unit.programme.listGivers(call.callId, call)) {
        for (const instrument of GIVEN_INSTRUMENTS.filter((each) => giver.instruments.includes(each))) {
          if (isCover({ instrument }) && !mayGuarantee(project, giver.funderId)) continue;
          const envelope = await unit.programme.getEnvelope(call.callId, giver.funderId, { ...call, instrument });
          const available = await unit.ledger.available(envelope.id);
          const own = gifts.filter((gift) => gift.funderId === giver.funderId && gift.instrument === instrument);
          const wanted = isCover({ instrument }) ? missing.coverGap : missing.gap;
          options.push({
            funderId: giver.funderId,
            code: giver.code,
            instrument,
            standing: total(own.map(({ amount }) => amount)),
            available,
            most: smallest(wanted, available, rooms[instrument]),
          });
        }
      }
      return { ...missing, options };
    });

interface Given {
  readonly round: Round;
  readonly call: DossierCall;
  readonly gifts: readonly Gift[];
}

/** What the call still lets each instrument give to this project. */
const roomsOf = async (unit: CofinancingUnit, { round, call, gifts }: Given) => {
  const project = await dossierProject(unit, round.dossierId, call);
  const { totalMax } = call.rulebook.funding;
  const sum = (some: readonly Gift[]) => total(some.map(({ amount }) => amount));
  const cash = sum(gifts.filter((gift) => !isCover(gift)));
  const roomOf = (instrument: GivenInstrument): Money => {
    const given = sum(gifts.filter((gift) => gift.instrument === instrument));
    const room = subtract(mostOf(limitOf(call.rulebook, instrument, project)), given);
    const inAll = totalMax === undefined || isCover({ instrument }) ? room : smallest(room, subtract(totalMax, cash));
    return inAll < 0n ? ZERO : money(inAll);
  };
  const rooms = Object.fromEntries(GIVEN_INSTRUMENTS.map((each) => [each, roomOf(each)])) as Record<
    GivenInstrument,
    Money
  >;
  return { rooms, gifts, project };
};
