import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Order, PaymentFile } from './payment-file.ts';
import { writeStatement, type BankAnswer, type Stranger } from './statement.ts';

const Share = z.number().min(0).max(1);

/** How the pretended bank behaves. The same settings and the same file always give the same statements. */
export const Behaviour = z.strictObject({
  seed: z.string().default('touiza'),
  /** What becomes of certain orders: the first rule whose pattern is found in the end-to-end id decides. */
  rules: z
    .array(
      z.strictObject({
        endToEndId: z.string().min(1),
        answer: z.enum(['settled', 'returned', 'returned_later', 'late', 'silent']),
        reason: z.string().length(4).optional(),
        /** In dirhams with two decimals, where the bank moves another sum than it was asked. */
        amount: z
          .string()
          .regex(/^\d+\.\d{2}$/)
          .optional(),
      }),
    )
    .default([]),
  /** Shares of the other orders: returned at once, returned by a later statement, answered by a later one, or never. */
  returned: Share.default(0),
  returnedLater: Share.default(0),
  late: Share.default(0),
  silent: Share.default(0),
  /** Calendar days from the first statement to the later one. */
  lateDays: z.int().min(1).max(60).default(2),
  reasons: z.array(z.string().length(4)).min(1).default(['AC04', 'AC01', 'BE04']),
  /** Every statement comes again, under another name. */
  duplicates: z.boolean().default(false),
  /** Movements of other people in every statement. */
  strangers: z.int().min(0).max(1000).default(0),
});
export type Behaviour = z.output<typeof Behaviour>;

export interface StatementFile {
  readonly name: string;
  readonly xml: string;
}

type Fate = Behaviour['rules'][number];

/** The statements with which the bank answers a payment file, first the one of the execution day. */
export const statementsOf = (file: PaymentFile, behaviour: Behaviour): StatementFile[] => {
  const fates = file.orders.map((order) => fateOf(order, behaviour));
  const days = [answersOn(file.orders, fates, FIRST), answersOn(file.orders, fates, LATER)];
  const statements = days.flatMap((answers, day) => {
    if (day > 0 && answers.length === 0) return [];
    const statementId = `ST-${digest(file.messageId).slice(0, 16)}-${String(day + 1)}`;
    const bookedOn = dayAfter(file.executionDate, day * behaviour.lateDays);
    const strangers = strangersOf(statementId, behaviour);
    return [{ name: `${statementId}.xml`, xml: writeStatement(file, answers, { statementId, bookedOn, strangers }) }];
  });
  if (!behaviour.duplicates) return statements;
  return [...statements, ...statements.map(({ name, xml }) => ({ name: name.replace('.xml', '-again.xml'), xml }))];
};

/** What each fate looks like in the first statement, and in the later one. */
const FIRST: Partial<Record<Fate['answer'], BankAnswer['answer']>> = {
  settled: 'settled',
  returned: 'returned',
  returned_later: 'settled',
};
const LATER: typeof FIRST = { returned_later: 'given_back', late: 'settled' };

const answersOn = (orders: readonly Order[], fates: readonly Fate[], day: typeof FIRST): BankAnswer[] =>
  orders.flatMap(({ endToEndId }, index) => {
    const { answer: fate = 'silent', reason, amount } = fates[index] ?? {};
    const answer = day[fate];
    if (answer === undefined) return [];
    return [
      {
        endToEndId,
        answer,
        ...(reason !== undefined && { reason }),
        ...(amount !== undefined && { amount: BigInt(amount.replace('.', '')) }),
      },
    ];
  });

const fateOf = ({ endToEndId }: Order, behaviour: Behaviour): Fate => {
  const rule = behaviour.rules.find((each) => endToEndId.includes(each.endToEndId));
  if (rule !== undefined) return rule;
  let drawn = chance(behaviour.seed, endToEndId);
  const shares = { returned: behaviour.returned, returned_later: behaviour.returnedLater, late: behaviour.late };
  for (const [answer, share] of Object.entries({ ...shares, silent: behaviour.silent })) {
    if (drawn < share) return { endToEndId, answer: answer as Fate['answer'], reason: reasonOf(endToEndId, behaviour) };
    drawn -= share;
  }
  return { endToEndId, answer: 'settled' };
};

const reasonOf = (endToEndId: string, { seed, reasons }: Behaviour): string =>
  reasons[Math.floor(chance(seed, 'reason', endToEndId) * reasons.length)] ?? 'AC04';

const strangersOf = (statementId: string, { seed, strangers }: Behaviour): Stranger[] =>
  Array.from({ length: strangers }, (_stranger, index) => {
    const draw = (of: string) => chance(seed, statementId, of, String(index));
    return {
      amount: BigInt(Math.floor(draw('amount') * 5_000_000) + 1),
      isCredit: draw('direction') < 0.5,
      reference: draw('named') < 0.5 ? null : `STRANGER-${String(index)}`,
      words: `Tiers ${String(index + 1)}`,
    };
  });

const digest = (...words: readonly string[]): string => createHash('sha256').update(words.join('\n')).digest('hex');

/** From 0 up to 1, always the same for the same words. */
const chance = (...words: readonly string[]): number => Number.parseInt(digest(...words).slice(0, 12), 16) / 2 ** 48;

const dayAfter = (date: string, days: number): string => {
  const day = new Date(`${date}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
};
