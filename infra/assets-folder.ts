import { join } from 'node:path';
import { projectRoot } from './root.ts';

/** Where the build puts styles and scripts. */
export const assetsFolder = join(projectRoot, 'dist', 'web', 'assets');
