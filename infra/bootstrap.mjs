// Runs before anything is installed: Node's own modules only.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fingerprint, removeOrphans, copyAssets, withLock } from './build-files.mjs';
import { isInstalled, markInstalled } from './installed.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const NODE_LEAST = [20, 19];

const logStep = (line) => {
  process.stderr.write(`${(performance.now() / 1000).toFixed(2).padStart(7)} s  ${line}\n`);
};

const fail = (sentence) => {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
};

/** What a child prints belongs to the progress, never to our stdout. */
const runLoud = (command, args, options = {}) =>
  spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options }).status ?? 1;

const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [least, leastMinor] = NODE_LEAST;
  if (major < least || (major === least && minor < leastMinor)) {
    fail(`Touiza needs Node ${least}.${leastMinor} or newer; this is ${process.versions.node}.`);
  }
};

const hasPython = () => spawnSync('python3', ['--version'], { stdio: 'ignore' }).status === 0;

/** Python only fetches the Temporal server: with another way to one, its absence is no fault. */
const checkPython = () => {
  if (process.env.TEMPORAL_ADDRESS === undefined && !hasPython()) {
    logStep('python3 is not here: the Temporal server must come from the PATH, the cache or a download');
  }
};

const npm = (args) => {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? runLoud(process.execPath, [cli, ...args]) : runLoud('npm', args);
};

const install = () => {
  if (isInstalled(root)) return;
  logStep('npm ci: what is installed is not what the lockfile says');
  if (npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
    fail('`npm ci` failed; its message is above. It needs a package registry it can reach.');
  }
  markInstalled(root);
  logStep('packages installed');
};

const compile = () => {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['-p', 'tsconfig.build.json', '--noCheck', '--incremental', '--tsBuildInfoFile', 'dist/.tsbuildinfo'];
  if (runLoud(process.execPath, [compiler, ...options]) !== 0)
    fail('The sources do not compile; the errors are above.');
};

const build = async () => {
  const file = join(dist, '.fingerprint');
  const isBuilt = (now) => existsSync(file) && readFileSync(file, 'utf8') === now;
  if (isBuilt(fingerprint(root))) return;
  await withLock(join(root, '.touiza'), async () => {
    const now = fingerprint(root);
    if (isBuilt(now)) return;
    compile();
    removeOrphans(root);
    copyAssets(root);
    logStep('compiled into dist/');
    const bundle = "import('./dist/infra/bundle.js').then((module) => module.bundleWorkflows())";
    if (runLoud(process.execPath, ['-e', bundle]) !== 0) fail('The workflows cannot be bundled; the errors are above.');
    logStep('workflows bundled');
    const assets = "import('./dist/infra/assets.js').then((module) => module.buildAssets())";
    if (runLoud(process.execPath, ['-e', assets]) !== 0) fail('The styles cannot be built; the errors are above.');
    logStep('styles and scripts built');
    writeFileSync(file, now);
  });
};

const runModule = async (module, args) => {
  const file = join(dist, `${module.replace(/\.[jt]s$/, '')}.js`);
  if (!existsSync(file)) fail(`There is no module ${module}.`);
  process.argv = [process.argv[0], file, ...args];
  await import(pathToFileURL(file).href);
};

const runJest = (args) => {
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const options = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`;
  const child = spawn(process.execPath, [jest, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_OPTIONS: options.trim() },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
};

/** An interrupted run does not reach its teardown: what it started is ended here. */
const test = async (args) => {
  process.exitCode = await runJest(args);
  const { endServers } = await import('../dist/infra/end-servers.js');
  const { touizaFolder } = await import('../dist/infra/root.js');
  await endServers(join(touizaFolder(), 'test'), logStep);
};

const prepare = async () => {
  checkNode();
  checkPython();
  install();
  await build();
};

const commands = {
  start: (args) => runModule('infra/start', args),
  reset: (args) => runModule('infra/reset', args),
  doctor: (args) => runModule('infra/doctor', args),
  run: ([module = '', ...args]) => runModule(module, args[0] === '--' ? args.slice(1) : args),
  /** Installs and builds, and no more. */
  prepare: () => undefined,
  test: (args) => test(args),
};

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) fail(`usage: node infra/bootstrap.mjs <${Object.keys(commands).join('|')}> [arguments]`);
await prepare();
await command(args);
