import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { projectRoot } from '../../infra/root.ts';
import { dossierWorkflowId, type DossierId } from '../../services/shared/ids.ts';

const FOLDER = path.join(projectRoot, 'test', 'workflows', 'histories', '0.1');

/**
 * Keeps the histories of a whole dossier, one file a run, where RECORD_HISTORIES=1 asks for it: a release's own,
 * which every later version of the workflows must replay.
 */
export const recordHistories = async (client: Client, dossierId: string): Promise<void> => {
  if (process.env['RECORD_HISTORIES'] !== '1') return;
  await mkdir(FOLDER, { recursive: true });
  const workflowId = dossierWorkflowId(dossierId as DossierId);
  const runs: { runId: string; startTime: Date }[] = [];
  for await (const { runId, startTime } of client.workflow.list({ query: `WorkflowId = '${workflowId}'` })) {
    runs.push({ runId, startTime });
  }
  runs.sort((left, right) => left.startTime.getTime() - right.startTime.getTime());
  for (const [index, { runId }] of runs.entries()) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    await writeFile(path.join(FOLDER, `dossier-${String(index + 1)}.json`), historyToJSON(history));
  }
};

export interface RecordedHistory {
  readonly name: string;
  readonly history: object;
}

export const recordedHistories = async (): Promise<RecordedHistory[]> => {
  const files = (await readdir(FOLDER)).sort();
  return Promise.all(
    files.map(async (name) => ({
      name,
      history: JSON.parse(await readFile(path.join(FOLDER, name), 'utf8')) as object,
    })),
  );
};
