import { z } from 'zod';
import type { NewPaper } from '../../services/documents/paper-acts.ts';
import { newCode, type Snapshot } from '../../services/documents/paper.ts';
import { newId, type DossierId } from '../../services/shared/ids.ts';
import { preparedAgreement } from '../support/builders/agreement.ts';
import { automatically, createWorld, type World } from '../support/world.ts';
import { interleaved, median, paceOf } from './figures.ts';
import type { Ground } from './ground.ts';
import { lendPostgres } from './lending.ts';
import type { Line } from './table.ts';

const ROUNDS = 7;
const FOR_MS = 2_000;

/**
 * Papers made per second by one process: numbered, set, hashed, kept in the file store, with their rows and their event,
 * each in a durable transaction. Beside it Typst alone: the same layouts set, and nothing kept.
 */
export const papers = async (ground: Ground): Promise<Line[]> => {
  await lendPostgres(ground);
  const world = await createWorld();
  ground.atEnd(() => world.drop());
  await preparedAgreement(world);
  return [
    await lineOf('receipts issued, per second', world, 'application/receipt'),
    await lineOf('conventions issued, per second', world, 'agreement/agreement'),
  ];
};

const lineOf = async (what: string, world: World, layout: string): Promise<Line> => {
  const first = await issuedIn(world, layout);
  const contenders = { issued: issuing(world, first), set: setting(world, first) };
  await interleaved(1, contenders);
  const rounds = await interleaved(ROUNDS, contenders);
  return {
    what,
    yardstick: median(rounds.map(({ set }) => set)),
    ours: median(rounds.map(({ issued }) => issued)),
    ratio: median(rounds.map(({ set, issued }) => issued / set)),
  };
};

interface Issued {
  readonly slice: string;
  readonly kind: string;
  readonly reference: string;
  readonly dossier_id: DossierId;
  readonly snapshot: Snapshot;
}

/** What the use cases have issued on the way to the first agreement. */
const issuedIn = async (world: World, layout: string): Promise<Issued> => {
  const [slice, kind] = layout.split('/');
  const paper = await world.admin<Issued>('documents.paper').where({ slice, kind }).first();
  if (paper === undefined) throw new Error(`nobody has issued ${layout}`);
  return paper;
};

let numbers = 0;

/** Another paper every time, wherever it names its dossier: Typst remembers what it has set before. */
const another = ({ reference, snapshot }: Issued) => {
  numbers += 1;
  const number = `BENCH-${numbers}`;
  const data = JSON.parse(JSON.stringify(snapshot.data).replaceAll(reference, number)) as object;
  return { number, data };
};

const pace = (work: () => Promise<unknown>) => async (): Promise<number> => {
  const { perSecond } = await paceOf({ workers: 1, forMs: FOR_MS }, () => work().then(() => 1));
  return perSecond;
};

const issuing = (world: World, issued: Issued) =>
  pace(() => {
    const { slice, kind, reference, dossier_id: dossierId, snapshot } = issued;
    const paper = { slice, kind, languages: snapshot.languages, data: z.unknown() };
    const wanted: NewPaper<z.ZodType> = { paper, reference, dossierId, ...another(issued) };
    return world.transact(automatically('paper', newId()), (unit) => unit.papers.issue(wanted));
  });

const setting = ({ printing: { printer, publicUrl } }: World, issued: Issued) =>
  pace(() => {
    const { slice, kind, snapshot } = issued;
    const code = newCode();
    return printer.print(`${slice}/${kind}`, {
      ...snapshot,
      ...another(issued),
      code,
      verifyAt: `${publicUrl}/verify/${code}`,
    });
  });
