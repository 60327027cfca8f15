import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const findRoot = (folder: string): string => {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('no package.json above the infra folder');
  return findRoot(parent);
};

/** The checkout, whether this runs from `infra/` (tests) or from `dist/infra/`. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Where the servers, the issuer and the logs of `npm start` live. */
export const touizaFolder = (): string => process.env['TOUIZA_FOLDER'] ?? join(projectRoot, '.touiza');

export const workflowBundlePath = join(projectRoot, 'dist', 'workflow-bundle.js');
