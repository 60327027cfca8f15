import { z } from 'zod';
import type { Item } from '../../services/committee/agenda.ts';
import { REASON_CODES, type Decision } from '../../services/committee/decision.ts';
import { GIVEN_INSTRUMENTS } from '../../services/programme/programme-facts.ts';
import { FunderId } from '../../services/shared/ids.ts';
import { MoneySchema } from '../../services/shared/money.ts';
import { ProofKind } from '../../services/shared/proof.ts';
import type { Fields } from '../shared/fields.ts';

const KINDS = [
  'retained',
  'reserve',
  'deferred',
  'rejected',
  'rectified',
  'rectified_retained',
  'rectified_rejected',
] as const;
export type DecisionKind = (typeof KINDS)[number];

/** A correction is decided as one, and nothing else is. */
export const kindsFor = ({ rectifies }: Pick<Item, 'rectifies'>): readonly DecisionKind[] =>
  KINDS.filter((kind) => kind.startsWith('rectified') === (rectifies !== null));

export const DECISION_FIELDS: Fields = {
  kind: 'code',
  correction: 'text',
  rank: 'number',
  amount: 'amount',
  'lines.*.funderId': 'code',
  'lines.*.amount': 'amount',
  'lines.*.instrument': 'code',
  'conditions.*.text': 'text',
  'conditions.*.proof': 'code',
  'conditions.*.tranche': 'number',
  reasonCodes: 'codes',
  text: 'text',
  question: 'text',
};

const Text = z.string().trim().min(1).max(2000);
const Amount = MoneySchema.refine((amount) => amount > 0n, { error: 'amount_not_positive' });

/** Every funder of the call stands in the form: one without an amount gives nothing. */
const Line = z.strictObject({
  funderId: FunderId,
  amount: Amount.optional(),
  instrument: z.enum(GIVEN_INSTRUMENTS).optional(),
});
const Condition = z.strictObject({
  text: Text,
  proof: ProofKind,
  tranche: z.int().min(1).max(12),
});

const proposal = {
  amount: Amount,
  lines: z.array(Line).refine((lines) => lines.some(({ amount }) => amount !== undefined), { error: 'no_line' }),
  conditions: z.array(Condition),
};
const rejection = {
  reasonCodes: z.array(z.enum(REASON_CODES)).min(1),
  text: Text,
};

/** One form has the fields of every kind: each kind takes its own and leaves the others. */
const Typed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('retained'), ...proposal }),
  z.object({ kind: z.literal('reserve'), rank: z.int().min(1).max(9999), ...proposal }),
  z.object({ kind: z.literal('deferred'), question: Text }),
  z.object({ kind: z.literal('rejected'), ...rejection }),
  z.object({ kind: z.literal('rectified'), correction: Text }),
  z.object({ kind: z.literal('rectified_retained'), correction: Text, ...proposal }),
  z.object({ kind: z.literal('rectified_rejected'), correction: Text, ...rejection }),
]);
type Typed = z.output<typeof Typed>;

/** The lines that give something. */
const given = <Shaped extends { readonly lines: z.output<typeof proposal.lines> }>({ lines, ...rest }: Shaped) => ({
  ...rest,
  lines: lines.flatMap(({ amount, ...line }) => (amount === undefined ? [] : [{ ...line, amount }])),
});

const decisionOf = (typed: Typed): Decision => {
  switch (typed.kind) {
    case 'retained':
      return given(typed);
    case 'reserve':
      return given(typed);
    case 'deferred':
    case 'rejected':
      return typed;
    case 'rectified':
      return { kind: 'rectified', text: typed.correction, becomes: null };
    case 'rectified_retained': {
      const { correction, kind: _kind, ...becomes } = given(typed);
      return { kind: 'rectified', text: correction, becomes: { kind: 'retained', ...becomes } };
    }
    case 'rectified_rejected': {
      const { correction, kind: _kind, ...becomes } = typed;
      return { kind: 'rectified', text: correction, becomes: { kind: 'rejected', ...becomes } };
    }
  }
};

export const DecisionTyped = Typed.transform(decisionOf);
