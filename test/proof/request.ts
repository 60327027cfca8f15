import { randomInt } from 'node:crypto';
import type { Amount, Proof, Run } from './proof.ts';

/** What the command line asks of one proof. */
export interface Request {
  /** One run, of the claim or with a control planted in it; or the claim, then each control in turn. */
  readonly asks: 'run' | 'controls';
  readonly runs: readonly Run[];
}

const SEEDS = 2 ** 31;

/** `[--seed N] [--long] [--control NAME | --controls] [--<amount> N …]`; anything else is an error that says so. */
export const requestOf = (proof: Proof, words: readonly string[]): Request => {
  const asked = optionsOf(words);
  const controls = Object.keys(proof.controls);
  const known = ['seed', 'long', 'control', 'controls', ...Object.keys(proof.amounts)];
  for (const name of asked.keys())
    if (!known.includes(name)) throw new Error(`--${name} is none of: --${known.join(' --')}`);

  const control = asked.get('control');
  if (control !== undefined && !controls.includes(control))
    throw new Error(`the controls are ${controls.join(', ')}, not ${control}`);
  const seed = asked.has('seed') ? numberOf('seed', asked.get('seed')) : randomInt(SEEDS);
  const form = formOf(asked);
  const amount = (name: string): number => {
    const usual = proof.amounts[name];
    if (!usual) throw new Error(`the proof has no amount ${name}`);
    return asked.has(name) ? numberOf(name, asked.get(name)) : (usual[form] ?? usual.short);
  };
  const run = (planted: string | null): Run => ({ seed, planted, amount });
  if (asked.has('controls')) return { asks: 'controls', runs: [null, ...controls].map(run) };
  return { asks: 'run', runs: [run(control ?? null)] };
};

const formOf = (asked: ReadonlyMap<string, string>): keyof Amount => {
  if (asked.has('long')) return 'long';
  return asked.has('control') || asked.has('controls') ? 'control' : 'short';
};

const FLAGS = ['long', 'controls'];

const optionsOf = (words: readonly string[]): Map<string, string> => {
  const options = new Map<string, string>();
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (!word.startsWith('--')) throw new Error(`${word} is no option`);
    const name = word.slice(2);
    options.set(name, FLAGS.includes(name) ? '' : (words[(index += 1)] ?? ''));
  }
  return options;
};

const numberOf = (name: string, text = ''): number => {
  if (!/^\d{1,9}$|^[12]\d{9}$/.test(text)) throw new Error(`--${name} needs a whole number, not ${text || 'nothing'}`);
  return Number(text);
};
