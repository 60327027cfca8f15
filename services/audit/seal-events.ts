import { anchorForeign, trailCut, trailForked } from './audit-errors.ts';
import { sealOn, type Block } from './block.ts';
import { checkpointOf, openCheckpoint, trustedKeys, type Checkpoint } from './checkpoint.ts';
import { wholeBlock, type Line } from './lines.ts';
import { rootOfPeaks } from './merkle.ts';
import type { Anchor, HeldLog, Sealing, SealRound } from './seal-ports.ts';

/**
 * Seals what closed transactions have added to the trail, then writes what was sealed outside the database. Writers never
 * wait for it. The block is committed before it is witnessed: a witness of what was rolled back would be a false alarm.
 */
export const sealEvents = (sealing: Sealing) => async (): Promise<SealRound> => {
  const sealed = await sealing.log.alone(sealNext);
  const failures: unknown[] = [];
  for (const anchor of sealing.anchors) {
    await sealing.log.alone((held) => publish(held, anchor, sealing)).catch((error: unknown) => failures.push(error));
  }
  return { sealed: sealed ?? 0, failures };
};

const sealNext = async (held: HeldLog): Promise<number> => {
  const last = await held.last();
  const next = await held.next(last);
  if (next === null) return 0;
  await held.add(sealOn(last, next));
  return next.entries.length;
};

const BLOCKS_AT_ONCE = 200;

/** Brings a place outside up to the trail; signs only what goes on from what it already holds. */
const publish = async (held: HeldLog, anchor: Anchor, { keyring, origin }: Sealing): Promise<void> => {
  const note = await anchor.last();
  const known = note === null ? null : witnessed(note, anchor, keyring);
  if (known !== null) await requireSameTrail(held, anchor, known);
  const blocks = await held.listFrom(known?.size ?? 0, BLOCKS_AT_ONCE);
  const head = blocks.at(-1);
  if (head === undefined) return;
  const at = await held.now();
  const checkpoint = checkpointOf(head, { origin, signer: keyring.signer, at });
  const keys = isOf(note, keyring) ? [] : keyring.introductions;
  const lines: Line[] = [
    ...keys.map((key) => ({ is: 'key' as const, note: key })),
    ...blocks.map(wholeBlock),
    { is: 'checkpoint', note: checkpoint },
  ];
  await anchor.append(lines, at);
  await held.keep([
    ...keys.map((key) => ({ kind: 'key' as const, size: null, note: key })),
    { kind: 'checkpoint', size: head.number + 1, note: checkpoint },
  ]);
};

/** Whether the newest key has signed this: after a rotation, it has not. */
const isOf = (note: string | null, { signer }: Sealing['keyring']): boolean =>
  note !== null && openCheckpoint(note, trustedKeys([signer.verifier], [])) !== null;

const witnessed = (note: string, { name }: Anchor, { first, introductions }: Sealing['keyring']): Checkpoint => {
  const checkpoint = openCheckpoint(note, trustedKeys([first], introductions));
  if (checkpoint === null) throw anchorForeign(name);
  return checkpoint;
};

const requireSameTrail = async (held: HeldLog, { name }: Anchor, { size, root }: Checkpoint): Promise<void> => {
  const [block] = await held.listFrom(size - 1, 1);
  if (block === undefined) throw trailCut(name, await lengthOf(held), size);
  if (!rootOfPeaks(block.peaks).equals(root)) throw trailForked(name, size);
};

const lengthOf = async (held: HeldLog): Promise<number> => {
  const last: Block | null = await held.last();
  return last === null ? 0 : last.number + 1;
};
