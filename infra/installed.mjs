import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const markFile = (root) => join(root, 'node_modules', '.touiza-lock');

const lockHash = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

export const markInstalled = (root) => {
  writeFileSync(markFile(root), `${lockHash(root)}\n`);
};

const isSame = (wanted, found) => {
  // Packages for other platforms are in the lockfile but rightly not installed.
  if (found === undefined) return wanted.optional === true || wanted.devOptional === true || wanted.link === true;
  return wanted.version === found.version && wanted.integrity === found.integrity;
};

/** npm's own record of what it installed, for a `node_modules` that somebody else filled. */
const agreesWithLock = (root, hidden) => {
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => path === '' || isSame(entry, found[path]));
};

/** Whether `node_modules` holds what the lockfile says. */
export const isInstalled = (root) => {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const mark = markFile(root);
  if (existsSync(mark) && readFileSync(mark, 'utf8').trim() === lockHash(root)) return true;
  if (!agreesWithLock(root, hidden)) return false;
  markInstalled(root);
  return true;
};
