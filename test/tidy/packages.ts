import { z } from 'zod';
import type { Check } from './repository.ts';

const Lock = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });
const Manifest = z.object({ dependencies: z.record(z.string(), z.string()) });
const LOCK = 'package-lock.json';

interface Installed {
  readonly path: string;
  readonly name: string;
  readonly version: string;
}

const installed = (lock: string): Installed[] =>
  Object.entries(Lock.parse(JSON.parse(lock)).packages).flatMap(([path, { version }]) => {
    const name = path.split('node_modules/').at(-1);
    return path === '' || name === undefined || version === undefined ? [] : [{ path, name, version }];
  });

/** The unscoped package is stuck in 2024 and would bring a second engine beside the current one. */
export const temporalUnscoped: Check = ({ read }) =>
  installed(read(LOCK))
    .filter(({ name }) => name === ['tempo', 'ralio'].join(''))
    .map(({ path, version }) => `${LOCK} holds the unscoped package, ${version}, at ${path}`);

export const temporalVersions: Check = ({ read }) => {
  const ours = installed(read(LOCK)).filter(({ name }) => name.startsWith('@temporalio/'));
  const versions = [...new Set(ours.map(({ version }) => version))];
  return versions.length > 1
    ? [`@temporalio/* is installed in ${versions.length} versions: ${versions.join(', ')}`]
    : [];
};

/** Asked for exactly: a range would let one of them move alone. */
export const temporalRanges: Check = ({ read }) =>
  Object.entries(Manifest.parse(JSON.parse(read('package.json'))).dependencies)
    .filter(([name, range]) => name.startsWith('@temporalio/') && !/^\d+\.\d+\.\d+$/.test(range))
    .map(([name, range]) => `package.json asks for ${name} ${range}, which is no exact version`);

/** With several copies of version 8, replay from JSON fails: "type must be a Type". */
export const protocolBuffersCopies: Check = ({ read }) => {
  const copies = installed(read(LOCK)).filter(({ name, version }) => name === 'protobufjs' && version.startsWith('8.'));
  const paths = copies.map(({ path }) => path);
  return paths.length === 1 && paths[0] === 'node_modules/protobufjs'
    ? []
    : [`protobufjs 8 must be installed once, at the top; it is at: ${paths.join(', ') || 'nowhere'}`];
};
