import whole from '../../../jest.config.mjs';
import { pinning } from './rules.mjs';

const { transform, extensionsToTreatAsEsm, testEnvironment } = whole;

/** @type {import('jest').Config} */
export default {
  rootDir: '../../..',
  testMatch: pinning.map((file) => `<rootDir>/${file}`),
  transform,
  extensionsToTreatAsEsm,
  testEnvironment,
};
