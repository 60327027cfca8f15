import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readLines, writeLines, type Line } from '../../services/audit/lines.ts';
import type { Anchor } from '../../services/audit/seal-ports.ts';

const FILE = /^trail-\d{4}-\d{2}-\d{2}\.jsonl$/;

/** The files of an anchor, the oldest first. */
const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder).catch(() => [])).filter((name) => FILE.test(name)).sort();

/** A folder with a file a day, to which lines are added and synced: on a medium of its own, write-once where there is one. */
export const folderAnchor = (folder: string): Anchor => ({
  name: folder,
  last: async () => {
    for (const name of (await filesIn(folder)).reverse()) {
      const note = await lastNoteIn(path.join(folder, name));
      if (note !== null) return note;
    }
    return null;
  },
  append: async (lines, at) => {
    await mkdir(folder, { recursive: true });
    const file = await open(path.join(folder, `trail-${at.toISOString().slice(0, 10)}.jsonl`), 'a', 0o640);
    try {
      // First ends a line that a crash has cut short.
      await file.appendFile(`\n${writeLines(lines)}`);
      await file.sync();
    } finally {
      await file.close();
    }
  },
});

const TAIL_BYTES = 8_192;

/** From the end of the file: what comes before may be a whole day. */
const lastNoteIn = async (place: string): Promise<string | null> => {
  const file = await open(place, 'r');
  try {
    const { size } = await file.stat();
    for (let tail = TAIL_BYTES; ; tail *= 16) {
      const from = Math.max(0, size - tail);
      const { buffer } = await file.read({ buffer: Buffer.alloc(size - from), position: from });
      // The first of these lines may have begun before.
      const lines = buffer
        .toString('utf8')
        .split('\n')
        .slice(from === 0 ? 0 : 1);
      const note = lines
        .reverse()
        .map(noteIn)
        .find((each) => each !== null);
      if (note !== undefined || from === 0) return note ?? null;
    }
  } finally {
    await file.close();
  }
};

const noteIn = (text: string): string | null => {
  if (!text.startsWith('{"is":"checkpoint"')) return null;
  const [line] = readLines(text);
  return line?.is === 'checkpoint' ? line.note : null;
};

/** Every line that an anchor holds; one cut short by a crash was never answered for, and is left out. */
export const readAnchor = async (folder: string): Promise<Line[]> => {
  const lines: (Line | null)[] = [];
  for (const name of await filesIn(folder)) lines.push(...readLines(await readFile(path.join(folder, name), 'utf8')));
  return lines.filter((line) => line !== null);
};
