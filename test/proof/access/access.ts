import type { Proof } from '../proof.ts';
import { runMatrix } from './matrix.ts';
import { MATRIX_CONTROLS } from './matrix-planting.ts';

export const access: Proof = {
  shows:
    'every operation and page lets in whoever may, refuses whoever knows of it and may not, and is not there for others',
  amounts: { standings: { short: 5, long: 10, control: 3 }, asked: { short: 1_000, long: 1_000, control: 12 } },
  controls: MATRIX_CONTROLS,
  seenAs: { 'asking-forgotten': /by row security alone/ },
  run: runMatrix,
};
