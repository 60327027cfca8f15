import type { Outcome, Proof, Run } from './proof.ts';
import { prove } from './prove.ts';

const proofOf = (run: (run: Run) => Outcome): Proof => ({
  shows: 'what is claimed',
  amounts: { rounds: { short: 100, long: 1_000, control: 10 } },
  controls: { lock: 'no lock', check: 'no check' },
  run: (asked) => Promise.resolve(run(asked)),
});
const found = (...faults: string[]): Outcome => ({ counts: { rounds: 1 }, faults });

const told = async (proof: Proof, ...words: string[]) => {
  const lines: string[] = [];
  const { isGood } = await prove({ name: 'x', proof }, words, (line) => lines.push(line));
  return { isGood, lines, verdict: lines.at(-1) };
};

describe('a proof', () => {
  it('tells seed, counts and one verdict', async () => {
    const { isGood, lines, verdict } = await told(
      proofOf(() => found()),
      '--seed',
      '7',
    );
    expect(isGood).toBe(true);
    expect(lines[0]).toBe('proof:x, seed 7, nothing planted');
    expect(lines[1]).toMatch(/rounds +1$/);
    expect(verdict).toBe('VERDICT proof:x shown: what is claimed');
    expect(lines.filter((line) => line.startsWith('VERDICT'))).toHaveLength(1);
  });

  it('is not shown where something speaks against it, or where it broke off', async () => {
    expect(await told(proofOf(() => found('a centime is gone')))).toMatchObject({
      isGood: false,
      verdict: 'VERDICT proof:x NOT SHOWN: a centime is gone',
    });
    const broken = proofOf(() => {
      throw new Error('no database');
    });
    expect(await told(broken)).toMatchObject({
      isGood: false,
      verdict: 'VERDICT proof:x NOT SHOWN: the run broke off: Error: no database',
    });
  });

  it('says what a machine could not show', async () => {
    const { lines } = await told(proofOf(() => ({ ...found(), notShown: ['a disk error: no strace'] })));
    expect(lines).toContain('  not shown here: a disk error: no strace');
  });

  it('counts its controls only where each turns it red, by a fault and not by breaking off', async () => {
    const each = (of: (planted: string | null) => Outcome) =>
      told(
        proofOf(({ planted }) => of(planted)),
        '--controls',
      );
    expect(await each((planted) => (planted === null ? found() : found(`without ${planted}`)))).toMatchObject({
      isGood: true,
      verdict: 'VERDICT proof:x shown: 2 of 2 controls turned it red',
    });
    expect(await each((planted) => (planted === 'lock' ? found('red') : found()))).toMatchObject({
      isGood: false,
      verdict: 'VERDICT proof:x NOT SHOWN: 1 of 2 controls turned it red, not check (seen as nothing)',
    });
    expect(await each(() => found('always red'))).toMatchObject({ isGood: false });
    const breaksOff = each((planted) => {
      if (planted === null) return found();
      throw new Error('no table');
    });
    expect(await breaksOff).toMatchObject({
      isGood: false,
      verdict: expect.stringContaining('not lock (the run broke off: Error: no table), not check') as unknown,
    });
  });

  it('counts a control that turns it red by something else as missed, where how it shows is said', async () => {
    const verdictWhere = async (fault: string) => {
      const proof = proofOf(({ planted }) => (planted === 'lock' ? found('slow', fault) : found(...all(planted))));
      return (await told({ ...proof, seenAs: { lock: /^twice/ } }, '--controls')).isGood;
    };
    const all = (planted: string | null) => (planted === null ? [] : ['red']);
    expect(await verdictWhere('twice: 7')).toBe(true);
    expect(await verdictWhere('lost: 7')).toBe(false);
  });

  it('is not shown where too little was tried', async () => {
    const proof = { ...proofOf(() => found()), least: () => ({ rounds: 2, kinds: 1 }) };
    expect(await told(proof)).toMatchObject({
      isGood: false,
      verdict: 'VERDICT proof:x NOT SHOWN: rounds: 1, of at least 2',
    });
    expect(await told({ ...proof, least: () => ({ rounds: 1 }) })).toMatchObject({ isGood: true });
  });

  it('tries as much as the form asks for, or as the option of that name says', async () => {
    const amountOf = async (...words: string[]): Promise<number> => {
      let amount = 0;
      const proof = proofOf((run) => {
        amount = run.amount('rounds');
        return found();
      });
      await told(proof, ...words);
      return amount;
    };
    expect(await amountOf()).toBe(100);
    expect(await amountOf('--long')).toBe(1_000);
    expect(await amountOf('--control', 'lock')).toBe(10);
    expect(await amountOf('--long', '--rounds', '5')).toBe(5);
  });

  it('refuses what it does not know', async () => {
    const proof = proofOf(() => found());
    await expect(told(proof, '--sede', '7')).rejects.toThrow(/--sede is none of/);
    await expect(told(proof, '--seed', 'x')).rejects.toThrow(/whole number/);
    await expect(told(proof, '--control', 'clock')).rejects.toThrow(/lock, check/);
    await expect(told(proof, '7')).rejects.toThrow(/no option/);
  });
});
