import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Knex } from 'knex';
import { wholeTrail } from '../../../db/audit/evidence-views.ts';
import { projectRoot } from '../../../infra/root.ts';
import type { EvidenceScope } from '../../../services/audit/audit-views.ts';
import type { Finding } from '../../../services/audit/finding.ts';
import { readLines, writeLines, type Line } from '../../../services/audit/lines.ts';
import { verifyEvidence } from '../../../services/audit/verify-evidence.ts';
import type { PersonId } from '../../../services/shared/ids.ts';
import { settledTranche, type TrancheWorld } from '../../support/builders/disbursement.ts';
import { trailOf, type Trail } from '../../support/builders/trail.ts';
import { by, createWorld, type World } from '../../support/world.ts';

/** A paid tranche, sealed in several blocks, witnessed by one anchor, and a key of which everybody knows. */
export interface Scene {
  readonly world: World;
  readonly trail: Trail;
  readonly paid: TrancheWorld;
  readonly anchor: readonly Line[];
}

const BLOCKS_LEAST = 5;

export const sceneOf = async (): Promise<Scene> => {
  const world = await createWorld();
  const trail = await trailOf(world);
  const paid = await settledTranche(world);
  const clerk = await world.person('clerk');
  await trail.sealAll();
  for (let block = 1; block < BLOCKS_LEAST; block += 1) {
    if (block === 3) await trail.rotate();
    const language = block % 2 === 0 ? 'fr' : 'ar';
    await world.useCases.access.savePreferences(by(clerk), { language, email: null });
    await refusedOnce(world, clerk.id as PersonId);
    await trail.sealAll();
  }
  return { world, trail, paid, anchor: await trail.witnessed() };
};

/** A refusal is evidence, too. */
const refusedOnce = (world: World, who: PersonId) =>
  world.admin.raw(
    `select audit.record_all(jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'kind', 'request.orderTranche',
      'outcome', 'refused', 'refusal_code', 'permission_denied', 'subject_type', 'tranche', 'subject_id', 'x',
      'related', jsonb_build_array('x'), 'actor_id', ?::text, 'known_by', jsonb_build_object('by', 'nobody'),
      'effective_on', now(), 'command_id', 'c')))`,
    [who],
  );

export const leaveScene = async ({ world, trail }: Scene): Promise<void> => {
  await trail.remove();
  await world.drop();
};

export interface Case {
  readonly name: string;
  readonly lines: readonly Line[];
  readonly anchor: readonly Line[];
}

export const judge = ({ lines, anchor }: Case, key: string): readonly Finding[] =>
  verifyEvidence({ lines: readLines(writeLines(lines)), anchor, key }).findings;

/** What the other verifier finds in each, by name; those under one anchor are read by one run of it. */
export const judgedByPython = async (
  cases: readonly Case[],
  { key, folder }: { readonly key: string; readonly folder: string },
): Promise<Map<string, readonly Finding[]>> => {
  const found = new Map<string, readonly Finding[]>();
  for (const [index, anchor] of [...new Set(cases.map((each) => each.anchor))].entries()) {
    const place = path.join(folder, `python-${String(index)}`);
    await mkdir(place, { recursive: true });
    await writeFile(path.join(place, 'trail-2026-01-01.jsonl'), writeLines(anchor));
    const of = cases.filter((each) => each.anchor === anchor);
    const files = of.map((_each, number) => path.join(place, `${String(number)}.evidence`));
    for (const [number, file] of files.entries()) await writeFile(file, writeLines(of[number]?.lines ?? []));
    const told = (await python([...files, '--anchor', place, '--key', key, '--json'])).trimEnd().split('\n');
    of.forEach(({ name }, number) => found.set(name, JSON.parse(told[number] ?? '[]') as Finding[]));
  }
  return found;
};

const run = promisify(execFile);

/** It ends with 1 where it finds something. */
const python = async (words: readonly string[]): Promise<string> => {
  try {
    const options = { maxBuffer: 2 ** 28 };
    return (await run('python3', [path.join(projectRoot, 'infra', 'verify.py'), ...words], options)).stdout;
  } catch (error) {
    const { code, stdout } = error as { code?: unknown; stdout?: string };
    if (code === 1 && stdout !== undefined && stdout !== '') return stdout;
    throw error;
  }
};

/** What is changed without a trace: triggers are off, and afterwards nothing of it was there. */
export const asSuperuser = async <Result>(
  world: World,
  work: (trx: Knex.Transaction) => Promise<Result>,
): Promise<Result> => {
  const trx = await world.admin.transaction();
  try {
    await trx.raw('set local session_replication_role = replica');
    return await work(trx);
  } finally {
    await trx.rollback();
  }
};

/** What an auditor takes home of a dossier, or of the part of it that is about something. */
export const bundleOf = async (
  { world, paid: { dossierId } }: Scene,
  name: string,
  scope: Omit<EvidenceScope, 'name'> = { dossierId, about: null },
): Promise<Line[]> => {
  const auditor = await world.holding('auditor', 'auditor');
  const { bytes } = await world.useCases.audit.exportEvidence(by(auditor), { ...scope, name });
  const lines = readLines(Buffer.from(bytes).toString('utf8'));
  if (lines.includes(null)) throw new Error('a line that was just written cannot be read');
  return lines.filter((line) => line !== null);
};

export const trailIn = (trx: Knex.Transaction): Promise<Line[]> => wholeTrail(trx);
