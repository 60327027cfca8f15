import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** What the checks look at: paths from the root, with `/` between, and what is written there. */
export interface Repository {
  readonly files: readonly string[];
  readonly read: (file: string) => string;
}

/** A check answers with what it found, one sentence a finding; nothing found is tidy. */
export type Check = (repository: Repository) => string[];

const NOT_OURS = new Set(['node_modules', '.git', '.touiza', 'dist', 'coverage']);

/** Walks the folder instead of asking git, so that a copy without history is checked as well. */
export const repositoryIn = (root: string): Repository => {
  const walk = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (NOT_OURS.has(entry.name) || entry.name.endsWith('.log')) return [];
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return walk(path);
      return entry.isFile() ? [relative(root, path).split(sep).join('/')] : [];
    });
  const texts = new Map<string, string>();
  const read = (file: string) => {
    const text = texts.get(file) ?? readFileSync(join(root, file), 'utf8');
    texts.set(file, text);
    return text;
  };
  return { files: walk(root).sort(), read };
};

/** A small repository in memory, to plant what a check must find. */
export const repositoryOf = (texts: Readonly<Record<string, string>>): Repository => ({
  files: Object.keys(texts).sort(),
  read: (file) => {
    const text = texts[file];
    if (text === undefined) throw new Error(`no file ${file}`);
    return text;
  },
});

export const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? match[0]);

/** `services/scoring/scoring.ts` is of the slice `scoring`; files in the root of a folder are of none. */
export const sliceOf = (file: string): string | undefined =>
  /^(?:services|db|api|web|workflows|test)\/([^/]+)\//.exec(file)?.[1];

export const isCode = (file: string): boolean => /\.(?:ts|tsx|mjs|cjs|sh)$/.test(file) || file === '.ci/run';
