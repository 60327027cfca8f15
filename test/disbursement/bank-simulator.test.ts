import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Behaviour, statementsOf } from '../../infra/bank-simulator/behaviour.ts';
import { answerAll } from '../../infra/bank-simulator/folders.ts';
import { readPaymentFile } from '../../infra/bank-simulator/payment-file.ts';
import { readCamt053 } from '../../services/disbursement/camt053.ts';
import { writePain001 } from '../../services/disbursement/pain001.ts';
import { dirhams, money } from '../../services/shared/money.ts';
import { findingsOf } from '../support/schemas.ts';
import { paymentOrder, paymentRun } from './payment-runs.ts';

const orders = Array.from({ length: 200 }, (_order, index) =>
  paymentOrder({ endToEndId: `CONV-2026-${String(index).padStart(4, '0')}/T1/L1/1`, amount: money(BigInt(index + 1)) }),
);
const xml = writePain001(paymentRun({ orders }));
const answered = (settings: object) => statementsOf(readPaymentFile(xml), Behaviour.parse(settings));
const entriesOf = (settings: object) => answered(settings).map((file) => readCamt053(file.xml).entries);
const share = (part: number, whole: number) => Math.round((part / whole) * 10) / 10;

describe('the pretended bank', () => {
  it('settles everything where nothing else is said, on the day of execution', () => {
    const [statement, ...others] = entriesOf({});
    expect(others).toEqual([]);
    expect(statement).toHaveLength(200);
    expect(new Set(statement!.map(({ bookedOn }) => bookedOn))).toEqual(new Set(['2026-07-01']));
  });

  it('gives the same answers to the same file, and others with another seed', () => {
    const settings = { returned: 0.3, late: 0.2, strangers: 3 };
    expect(answered(settings)).toEqual(answered(settings));
    expect(answered({ ...settings, seed: 'another' })).not.toEqual(answered(settings));
  });

  it('returns, answers late or stays silent in the shares that are asked', async () => {
    const [first, later] = entriesOf({ returned: 0.3, returnedLater: 0.1, late: 0.2, silent: 0.2 });
    const returns = first!.filter(({ returnReason }) => returnReason !== null);
    expect(share(returns.length, 200)).toBe(0.3);
    expect(share(new Set(first!.map(({ endToEndId }) => endToEndId)).size, 200)).toBe(0.6);
    expect(share(later!.filter(({ direction }) => direction === 'debit').length, 200)).toBe(0.2);
    expect(share(later!.filter(({ direction }) => direction === 'credit').length, 200)).toBe(0.1);
    expect(later![0]!.bookedOn).toBe('2026-07-03');
    const texts = answered({ returned: 0.5, returnedLater: 0.2, strangers: 20 }).map((file) => file.xml);
    expect(await findingsOf('camt.053.001.08', ...texts)).toEqual([]);
  });

  it('does with certain orders what its rules say, another amount included', () => {
    const rules = [
      { endToEndId: '0007', answer: 'returned', reason: 'BE04' },
      { endToEndId: '0008', answer: 'settled', amount: '12.34' },
      { endToEndId: '0009', answer: 'silent' },
    ];
    const [entries] = entriesOf({ rules });
    const of = (number: string) => entries!.filter(({ endToEndId }) => endToEndId?.includes(number));
    expect(of('-0007/').map(({ returnReason }) => returnReason)).toEqual([null, 'BE04']);
    expect(of('-0008/')).toMatchObject([{ amount: 1_234n }]);
    expect(of('-0009/')).toEqual([]);
  });

  it('mixes in other people’s movements, and sends statements twice', () => {
    const files = answered({ strangers: 5, duplicates: true });
    expect(files.map(({ name }) => name)).toEqual([files[0]!.name, files[0]!.name.replace('.xml', '-again.xml')]);
    expect(files[0]!.xml).toBe(files[1]!.xml);
    expect(readCamt053(files[0]!.xml).entries).toHaveLength(205);
  });

  it('refuses settings that it does not know', () => {
    expect(Behaviour.safeParse({ retuned: 0.3 }).success).toBe(false);
    expect(Behaviour.safeParse({ returned: 1.3 }).success).toBe(false);
  });
});

describe('the folders of the pretended bank', () => {
  it('take payment files and give statements, each once; what is none is put aside', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'touiza-bank-'));
    const [outbox, inbox] = [join(folder, 'outbox'), join(folder, 'inbox')];
    await mkdir(outbox);
    await writeFile(join(outbox, 'run.xml'), writePain001(paymentRun()));
    await writeFile(join(outbox, 'poem.xml'), '<poem/>');
    await writeFile(join(outbox, 'half.xml.part'), '<');

    const look = () => answerAll({ outbox, inbox }, Behaviour.parse({}));
    expect(await look()).toEqual({ answered: ['run.xml'], refused: ['poem.xml'] });
    expect(await look()).toEqual({ answered: [], refused: [] });

    expect(await readdir(join(outbox, 'taken'))).toEqual(['run.xml']);
    expect(await readdir(join(outbox, 'refused'))).toEqual(['poem.xml']);
    const [name] = await readdir(inbox);
    const { entries } = readCamt053(await readFile(join(inbox, name!), 'utf8'));
    expect(entries.map(({ amount }) => amount)).toEqual([dirhams(84_000), 3_600_050n]);
    await rm(folder, { recursive: true });
  });
});
