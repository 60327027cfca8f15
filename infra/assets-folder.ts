import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegionShape } from '../web/observatory/region-map.tsx';
import { projectRoot } from './root.ts';

/** Where the build puts styles and scripts. */
export const assetsFolder = join(projectRoot, 'dist', 'web', 'assets');

/** The twelve regions as they are drawn. */
export const REGIONS = 'regions.json';

export const regionsIn = (folder: string): RegionShape[] =>
  JSON.parse(readFileSync(join(folder, REGIONS), 'utf8')) as RegionShape[];
