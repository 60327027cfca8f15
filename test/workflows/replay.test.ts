import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleWorkflowCode, DefaultLogger, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { projectRoot } from '../../infra/root.ts';
import { recordedHistories } from '../support/histories.ts';
import { testServer } from '../support/servers.ts';
import { beQuiet } from '../support/worker.ts';

const replay = async (code: string, history: object) => {
  beQuiet();
  await Worker.runReplayHistory({ workflowBundle: { code } }, history, 'dossier:replayed');
};

const current = () => readFile(testServer('BUNDLE'), 'utf8');

const planted = async () => {
  const workflowsPath = path.join(projectRoot, 'test', 'workflows', 'planted', 'workflows.ts');
  return (await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') })).code;
};

/** The stages that the looks of a history saw: a result is JSON, kept in base64. */
const stagesSeen = (history: object): string[] =>
  [...JSON.stringify(history).matchAll(/"data":"([^"]+)"/g)].flatMap(([, data = '']) => {
    const stage = /"stage":"(\w+)"/.exec(Buffer.from(data, 'base64').toString());
    return stage?.[1] === undefined ? [] : [stage[1]];
  });

describe('a recorded history', () => {
  it('of every stage is there', async () => {
    const histories = await recordedHistories();
    const stages = new Set(histories.flatMap(({ history }) => stagesSeen(history)));
    expect([...stages].sort()).toEqual([
      'agreement',
      'application',
      'closed',
      'cofinancing',
      'committee',
      'execution',
      'scoring',
    ]);
  });

  it('is replayed by the workflows as they are now', async () => {
    const code = await current();
    for (const { history } of await recordedHistories()) await replay(code, history);
  });

  it('tells a change that is not deterministic', async () => {
    const [first] = await recordedHistories();
    await expect(replay(await planted(), first?.history ?? {})).rejects.toBeInstanceOf(DeterminismViolationError);
  });
});
