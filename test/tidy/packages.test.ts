import { protocolBuffersCopies, temporalRanges, temporalUnscoped, temporalVersions } from './packages.ts';
import { findsWhatIsPlanted, type Planted, type Texts, word } from './planting.ts';

const lockOf = (packages: Texts): Texts => ({
  'package-lock.json': JSON.stringify({
    packages: Object.fromEntries(Object.entries(packages).map(([path, version]) => [path, { version }])),
  }),
});
const manifestOf = (dependencies: Texts): Texts => ({ 'package.json': JSON.stringify({ dependencies }) });
const UNSCOPED = word('node_modules/tempo', 'ralio');

const PACKAGES: readonly Planted[] = [
  {
    check: temporalUnscoped,
    tidy: lockOf({ 'node_modules/@temporalio/client': '1.24.0' }),
    untidy: lockOf({ [UNSCOPED]: '1.9.3' }),
    finds: /unscoped package, 1\.9\.3/,
  },
  {
    check: temporalVersions,
    tidy: lockOf({ 'node_modules/@temporalio/client': '1.24.0', 'node_modules/@temporalio/proto': '1.24.0' }),
    untidy: lockOf({
      'node_modules/@temporalio/client': '1.24.0',
      'node_modules/a/node_modules/@temporalio/client': '1.9.3',
    }),
    finds: /2 versions: 1\.24\.0, 1\.9\.3/,
  },
  {
    check: temporalRanges,
    tidy: manifestOf({ '@temporalio/client': '1.24.0', zod: '^4.6.7' }),
    untidy: manifestOf({ '@temporalio/client': '^1.24.0' }),
    finds: /no exact version/,
  },
  {
    check: protocolBuffersCopies,
    tidy: lockOf({ 'node_modules/protobufjs': '8.8.1', 'node_modules/a/node_modules/protobufjs': '7.6.6' }),
    untidy: lockOf({ 'node_modules/protobufjs': '7.6.6', 'node_modules/a/node_modules/protobufjs': '8.8.1' }),
    finds: /installed once, at the top/,
  },
];

describe('a check of packages', () => {
  findsWhatIsPlanted(PACKAGES);
});
