import type fc from 'fast-check';
import type { Decision } from '../../../services/cofinancing/approval.ts';
import type { Actor } from '../../../services/shared/command.ts';
import { newId, type DossierId, type LineId } from '../../../services/shared/ids.ts';
import { money } from '../../../services/shared/money.ts';
import type { RoundWorld } from '../../support/builders/cofinancing.ts';
import { automatically, by, type World } from '../../support/world.ts';
import { codeOf } from '../races/race.ts';
import { type Funder, type PlannedAmount, type RoundModel } from './round-model.ts';
import { ROUND_INVARIANTS, seeRound, type RoundSeen } from './round-looking.ts';

export interface Rounds {
  readonly world: World;
  readonly round: RoundWorld;
  readonly dossierId: DossierId;
  readonly approvers: Record<Funder, readonly Actor[]>;
  seen: RoundSeen | null;
  readonly told: { commands: number; refused: number; checks: number };
}

export type Step = fc.AsyncCommand<RoundModel, Rounds>;

/** What is asked of the model, which says how it ends, and of the use cases, which must end so. */
interface Deed {
  readonly name: string;
  readonly foretold: (model: RoundModel) => string | null;
  readonly done: (real: Rounds) => Promise<unknown>;
}

const endOf = (work: Promise<unknown>): Promise<string | null> => work.then(() => null, codeOf);

/** After every step all invariants hold; after a refused one, besides, every byte is as it was. */
const inspect = async (
  model: RoundModel,
  real: Rounds,
  { name, isRefused }: { readonly name: string; readonly isRefused: boolean },
): Promise<void> => {
  const before = real.seen;
  const seen = await seeRound(real.world.admin, real.dossierId);
  if (isRefused && before && before.bytes !== seen.bytes) throw new Error(`${name} was refused and changed something`);
  real.seen = seen;
  real.told.commands += 1;
  real.told.refused += isRefused ? 1 : 0;
  for (const [invariant, holds] of Object.entries(ROUND_INVARIANTS)) {
    real.told.checks += 1;
    if (!holds(seen, model, real.round.funders)) throw new Error(`after ${name} it does not hold that ${invariant}`);
  }
};

class Do implements Step {
  private readonly deed: (model: RoundModel) => Deed | null;
  private readonly name: string;

  constructor(name: string, deed: (model: RoundModel) => Deed | null) {
    this.name = name;
    this.deed = deed;
  }

  check(): boolean {
    return true;
  }

  async run(model: RoundModel, real: Rounds): Promise<void> {
    const deed = this.deed(model);
    if (deed === null) return;
    const foretold = deed.foretold(model);
    const ended = await endOf(deed.done(real));
    if (ended !== foretold) throw new Error(`${deed.name} ended ${ended ?? 'well'}, and not ${foretold ?? 'well'}`);
    await inspect(model, real, { name: deed.name, isRefused: foretold !== null });
  }

  toString(): string {
    return this.name;
  }
}

const lineIdOf = async ({ world, dossierId, round }: Rounds, funder: Funder): Promise<LineId> => {
  const { rows } = await world.admin.raw<{ rows: { id: LineId }[] }>(
    `select l.id from cofinancing.line l join cofinancing.round r on r.id = l.round_id
     where l.dossier_id = ? and l.funder_id = ? order by r.number desc limit 1`,
    [dossierId, round.funders[funder]],
  );
  if (!rows[0]) throw new Error(`${funder} has no line`);
  return rows[0].id;
};

export const open = (beside: number): Step =>
  new Do(`open+${String(beside)}`, ({ number }) => ({
    name: 'opening',
    foretold: (model) => {
      model.open(number + beside);
      return null;
    },
    done: ({ world, dossierId }) =>
      world.useCases.cofinancing.openRound(automatically('open', newId()), dossierId, number + beside),
  }));

export const settle = (beside: number): Step =>
  new Do(`settle+${String(beside)}`, ({ number }) => ({
    name: 'settling',
    foretold: (model) => {
      model.settle(number + beside);
      return null;
    },
    done: ({ world, dossierId }) =>
      world.useCases.cofinancing.settleRound(automatically('settle', newId()), dossierId, number + beside),
  }));

/** Who was never asked, and who is not asked yet in a dossier that is new to them, is not known to it. */
const isKnown = (model: RoundModel, funder: Funder): boolean =>
  model.status !== 'none' && model.lines.some((line) => line.funder === funder && line.status !== 'planned');

export const prepare = (funder: Funder): Step =>
  new Do(`prepare ${funder}`, (model) =>
    isKnown(model, funder)
      ? {
          name: `preparing for ${funder}`,
          foretold: () => model.prepare(funder),
          done: async (real) => {
            const proposal = { opinion: 'favourable', proposedAmount: null, note: 'Conforme' } as const;
            const { officer } = real.round.people[funder];
            return real.world.useCases.cofinancing.prepareApproval(by(officer), await lineIdOf(real, funder), proposal);
          },
        }
      : null,
  );

export interface Voice {
  readonly funder: Funder;
  readonly approver: number;
  readonly says: 'whole' | 'part' | 'over' | 'low' | 'no';
  readonly part: bigint;
}

const amountOf = (model: RoundModel, { funder, says, part }: Voice): bigint | null => {
  const { asked = 0n, standing = 0n } = model.line(funder) ?? {};
  if (says === 'over') return asked + 1n;
  if (says === 'low') return standing;
  return says === 'part' ? standing + 1n + ((asked - standing - 1n) * part) / 1_000n : null;
};

export const decide = (voice: Voice): Step =>
  new Do(`${voice.funder} ${String(voice.approver)} says ${voice.says} ${String(voice.part)}`, (model) => {
    const { funder, approver, says } = voice;
    if (!isKnown(model, funder)) return null;
    const amount = amountOf(model, voice);
    const foretold = () => (says === 'no' ? model.refuse(funder, approver) : model.approve(funder, approver, amount));
    const decision: Decision =
      says === 'no'
        ? { decision: 'refused', reason: 'Hors programme' }
        : { decision: 'approved', conditions: [], ...(amount === null ? {} : { amount: money(amount) }) };
    return {
      name: `${says} of ${funder}`,
      foretold,
      done: async (real) => {
        const actor = real.approvers[funder][approver];
        if (!actor) throw new Error('nobody of that number');
        return real.world.useCases.cofinancing.decideApproval(by(actor), await lineIdOf(real, funder), decision);
      },
    };
  });

export interface Plan {
  readonly to: readonly Funder[];
  readonly beside: bigint;
  readonly byLead: boolean;
}

/** The gap, shared among some funders: exactly, or nearly. */
const planOf = (gap: bigint, { to, beside }: Plan): PlannedAmount[] => {
  const each = gap / BigInt(to.length);
  return to.map((funder, index) => ({
    funder,
    amount: index === 0 ? gap - each * BigInt(to.length - 1) + beside : each,
  }));
};

export const plan = (asked: Plan): Step =>
  new Do(`plan ${asked.to.join()} ${String(asked.beside)} ${asked.byLead ? '' : 'by another'}`, (model) => {
    const lines = planOf(model.gap, asked);
    return {
      name: 'planning',
      foretold: () => (asked.byLead ? model.plan(lines) : 'permission_denied'),
      done: ({ world, dossierId, round, approvers }) => {
        const actor = approvers[asked.byLead ? 'indh' : 'region05'][0] ?? round.people.indh.approver;
        const given = lines.map(({ funder, amount }) => ({
          funderId: round.funders[funder],
          instrument: 'grant' as const,
          amount: money(amount),
        }));
        return world.useCases.cofinancing.planRound(by(actor), dossierId, { lines: given });
      },
    };
  });

export const giveUp = (): Step =>
  new Do('give up', (model) => ({
    name: 'giving up',
    foretold: () => model.giveUp(),
    done: ({ world, dossierId, round }) =>
      world.useCases.cofinancing.giveUpRound(by(round.people.indh.approver), dossierId, { reason: 'Personne' }),
  }));
