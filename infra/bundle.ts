import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { projectRoot, workflowBundlePath } from './root.ts';

/** Packs the compiled workflows once per build, so that no worker and no test file waits for it. */
export const bundleWorkflows = async (): Promise<void> => {
  const workflowsPath = join(projectRoot, 'dist', 'workflows', 'workflows.js');
  if (!existsSync(workflowsPath)) throw new Error('workflows/workflows.ts was not compiled: nothing to bundle');
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') });
  await writeFile(workflowBundlePath, code);
};
