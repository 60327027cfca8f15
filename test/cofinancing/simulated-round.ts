import { decide, prepare, type Decision, type LevelDecision } from '../../services/cofinancing/approval.ts';
import {
  isCover,
  isPending,
  lapse,
  withAnswer,
  type GivenInstrument,
  type Line,
  type Round,
} from '../../services/cofinancing/cofinancing.ts';
import { transfersOf } from '../../services/cofinancing/line-holds.ts';
import { firstRound } from '../../services/cofinancing/round-plan.ts';
import { hold, type NewTransfer, type OpenHold } from '../../services/ledger/ledger-acts.ts';
import {
  idOf,
  newId,
  type DossierId,
  type EnvelopeId,
  FunderId,
  type LineId,
  type PersonId,
  type TransferId,
} from '../../services/shared/ids.ts';
import { allocate, money, total, type Money } from '../../services/shared/money.ts';

export const NOW = new Date('2026-04-01T10:00:00Z');
const LATER = new Date('2026-06-30T10:00:00Z');
const OFFICER = idOf<PersonId>('officer');
export const APPROVER = idOf<PersonId>('approver');
const DOSSIER = idOf<DossierId>('dossier');
export const funder = (name: string) => idOf<FunderId>('funder', name);
const envelope = (name: string) => idOf<EnvelopeId>('envelope', name);

/** Holds as the books keep them, without the books. */
export class Holds {
  readonly open = new Map<TransferId, OpenHold>();

  post(transfers: readonly NewTransfer[]): TransferId[] {
    return transfers.map(({ kind, pendingId, debit, amount, dueAt, subjectId }) => {
      const id = newId<TransferId>();
      if (kind === 'hold') {
        const share = {
          funderId: FunderId.parse(debit.book.owner),
          envelopeId: debit.envelopeId!,
          dossierId: DOSSIER,
          isGuarantee: debit.kind === 'covered',
        };
        this.open.set(id, {
          id,
          share,
          amount,
          dueAt: dueAt!,
          subjectId,
        });
      } else if (pendingId === null || !this.open.delete(pendingId)) {
        throw new Error('nothing to resolve');
      }
      return id;
    });
  }

  get(id: TransferId): OpenHold {
    const held = this.open.get(id);
    if (!held) throw new Error(`no open hold ${id}`);
    return held;
  }

  sum(): Money {
    return total([...this.open.values()].map(({ amount }) => amount));
  }
}

interface Kept {
  readonly name: string;
  readonly amount: Money;
  readonly instrument?: GivenInstrument | undefined;
}

export const keep = (holds: Holds, { name, amount, instrument = 'grant' }: Kept) => {
  const isGuarantee = isCover({ instrument });
  const share = {
    funderId: funder(name),
    envelopeId: envelope(`${name} ${instrument}`),
    dossierId: DOSSIER,
    isGuarantee,
  };
  const id = newId<LineId>();
  const [holdId] = holds.post([hold(share, amount, { dueAt: LATER, subjectId: id })]);
  return { id, funderId: share.funderId, envelopeId: share.envelopeId, instrument, amount, holdId: holdId! };
};

/** The committee's plan, its provisional holds made. */
export const planned = (
  whole: Money,
  weights: readonly bigint[],
  { holds, instruments = [] }: { readonly holds: Holds; readonly instruments?: readonly GivenInstrument[] },
) => {
  const lines = allocate(whole, weights).map((amount, index) =>
    keep(holds, { name: String(index), amount, instrument: instruments[index] }),
  );
  return opened(firstRound(DOSSIER, lines, NOW));
};

export const opened = ({ round, lines }: { round: Round; lines: readonly Line[] }) => ({
  round: { ...round, status: 'open' as const, openedAt: NOW, closesAt: LATER },
  lines: lines.map((line): Line => ({ ...line, status: 'asked', askedAt: NOW, answerBy: LATER, lapsesAt: LATER })),
});

/** What a funder does with its line: how much of what is asked anew it gives, in thousandths, or nothing. */
export type Intent = { readonly gives: number } | 'refuses' | 'is silent';

const decisionOf = ({ asked, standing }: Line, intent: Exclude<Intent, 'is silent'>): Decision => {
  if (intent === 'refuses') return { decision: 'refused', reason: 'not ours' };
  const given = ((asked - standing) * BigInt(intent.gives)) / 1000n;
  return { decision: 'approved', amount: money(standing + (given > 0n ? given : 1n)), conditions: [] };
};

export const answered = (line: Line, intent: Intent, round: Round): Line => {
  if (intent === 'is silent') return lapse(line);
  const proposal = { opinion: 'favourable', proposedAmount: null, note: 'seen' } as const;
  const prepared = prepare(line, proposal, { round, earlier: [], now: NOW });
  return decidedByAll(prepared, decisionOf(line, intent), round);
};

/** Every level says the same, each another person. */
const decidedByAll = (prepared: Line, decision: Decision, round: Round): Line => {
  let line = prepared;
  const earlier: LevelDecision[] = [];
  while (isPending(line)) {
    const decider = earlier.length === 0 ? APPROVER : idOf<PersonId>('approver', String(earlier.length));
    const decided = decide(line, decision, {
      round,
      decider,
      represented: decider,
      preparers: [OFFICER],
      earlier,
      tranchesMax: 3,
      now: NOW,
    });
    earlier.push(decided.level);
    line = decided.line;
  }
  return line;
};

/** Answers arrive one by one in some order; `after` sees the lines and the holds after each. */
export const play = (
  { round, lines }: { round: Round; lines: readonly Line[] },
  arrivals: readonly (readonly [FunderId, Intent, GivenInstrument?])[],
  { holds, after }: { holds: Holds; after: (lines: readonly Line[]) => void },
): readonly Line[] => {
  let all = lines;
  for (const [funderId, intent, instrument = 'grant'] of arrivals) {
    const line = all.find((each) => each.funderId === funderId && each.instrument === instrument && isPending(each))!;
    const answer = answered(line, intent, round);
    const earlier = all.find(({ id }) => id === answer.raises);
    const transfers = transfersOf(
      answer,
      { provisional: holds.get(line.holdId), earlier: earlier ? holds.get(earlier.holdId) : null },
      LATER,
    );
    const posted = holds.post(transfers);
    all = withAnswer(all, answer.approved === null ? answer : { ...answer, holdId: posted.at(-1)! });
    after(all);
  }
  return all;
};
