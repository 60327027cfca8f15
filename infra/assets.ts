import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import rtlcss from 'rtlcss';
import { compile } from 'sass';
import { assetsFolder, REGIONS } from './assets-folder.ts';
import { projectRoot } from './root.ts';

interface Asset {
  /** What pages call it. */
  readonly name: string;
  readonly type: 'css' | 'js';
  readonly text: string;
}

const folder = assetsFolder;

/** Styles and scripts as they are sent: in both directions, named by their content, compressed once. */
export const buildAssets = async (): Promise<void> => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const assets = [...styles('app'), ...(await scripts('app', 'photos', 'drafts', 'drafts-worker'))];
  const names = await Promise.all(assets.map(write));
  await writeFile(join(folder, REGIONS), JSON.stringify(await shapes()));
  await writeFile(join(folder, 'names.json'), JSON.stringify(Object.fromEntries(names), null, 2));
};

/** Where the geometry is not installed, pages show tiles in its place. */
const shapes = async () => {
  try {
    return (await import('./region-map.ts')).regionShapes();
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_MODULE_NOT_FOUND') return [];
    throw error;
  }
};

/** govuk-frontend knows one direction only; its mirror image is the other. */
const styles = (name: string): Asset[] => {
  const { css } = compile(join(projectRoot, 'web', 'styles', `${name}.scss`), {
    style: 'compressed',
    loadPaths: [join(projectRoot, 'node_modules')],
    quietDeps: true,
  });
  return [
    { name: `${name}.ltr.css`, type: 'css', text: css },
    { name: `${name}.rtl.css`, type: 'css', text: rtlcss.process(css) },
  ];
};

const scripts = async (...names: readonly string[]): Promise<Asset[]> => {
  const { outputFiles } = await build({
    entryPoints: names.map((name) => join(projectRoot, 'web', 'scripts', `${name}.mjs`)),
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2019',
    legalComments: 'none',
    write: false,
  });
  return outputFiles.map(({ path, text }) => ({ name: basename(path), type: 'js', text }));
};

const write = async ({ name, type, text }: Asset): Promise<[string, string]> => {
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 10);
  const file = name.replace(new RegExp(`\\.${type}$`), `.${digest}.${type}`);
  await writeFile(join(folder, file), text);
  await writeFile(join(folder, `${file}.gz`), gzipSync(text, { level: 9 }));
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  await writeFile(join(folder, `${file}.br`), brotliCompressSync(text, brotli));
  return [name, file];
};
