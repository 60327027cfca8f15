import { existsSync, rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as driver, type Browser } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A real browser: the one that is installed, or the one that the package brings. */
export const openChromium = async (): Promise<Browser> => {
  const own = INSTALLED.find((file) => existsSync(file));
  const cache = await mkdtemp(path.join(tmpdir(), 'touiza-fonts-'));
  const browser = await driver.launch({
    executablePath: own ?? (await chromium.executablePath()),
    // In a single process the browser would end with its first context.
    args: chromium.args.filter((argument) => !/single-process|zygote|headless/.test(argument)),
    env: { ...(process.env as Record<string, string>), FONTCONFIG_FILE: await fontConfiguration(cache) },
  });
  browser.once('disconnected', () => {
    rmSync(cache, { recursive: true, force: true });
  });
  return browser;
};

/** The same fonts on every machine, Arabic among them: the package's browser brings none. */
const fontConfiguration = async (cache: string): Promise<string> => {
  const require = createRequire(import.meta.url);
  const folder = path.dirname(require.resolve('@expo-google-fonts/ibm-plex-sans-arabic/package.json'));
  const file = path.join(cache, 'fonts.conf');
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
     <fontconfig><dir>${folder}</dir><cachedir>${cache}</cachedir>
       <alias><family>system-ui</family><prefer><family>IBM Plex Sans Arabic</family></prefer></alias>
       <alias><family>sans-serif</family><prefer><family>IBM Plex Sans Arabic</family></prefer></alias>
     </fontconfig>`,
  );
  return file;
};
