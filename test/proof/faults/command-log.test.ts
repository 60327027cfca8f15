import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCommandLog, type CommandLog } from './command-log.ts';

let folder: string;
let log: CommandLog;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touiza-log-'));
  log = openCommandLog(join(folder, 'commands.log'));
});
afterEach(async () => {
  log.close();
  await rm(folder, { recursive: true, force: true });
});

const intent = { as: 'admin', method: 'POST', path: '/envelopes/1/rises', body: { amount: 1 } } as const;

describe('the log of those who ask', () => {
  it('remembers what was wanted, under which keys it was sent, and how it ended', () => {
    log.intends({ id: 'one', ...intent });
    log.sends('one', 'one');
    log.sends('one', 'another');
    log.ends('one', { end: 'acknowledged', answer: 'hash' });
    log.intends({ id: 'two', ...intent });
    log.sends('two', 'two');
    log.ends('two', { end: 'refused', code: 'envelope_exceeded' });
    expect(log.read()).toEqual([
      { id: 'one', ...intent, keys: ['one', 'another'], ending: { end: 'acknowledged', answer: 'hash' } },
      { id: 'two', ...intent, keys: ['two'], ending: { end: 'refused', code: 'envelope_exceeded' } },
    ]);
  });

  it('says of what never ended that nobody knows', () => {
    log.intends({ id: 'one', ...intent });
    expect(log.read()).toMatchObject([{ id: 'one', keys: [], ending: { end: 'unknown' } }]);
  });
});
