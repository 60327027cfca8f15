import type { Device } from '../../services/shared/session.ts';

/** Most of them call themselves after the others, too: whoever comes first here is meant. */
const BROWSERS: readonly (readonly [Device['browser'], RegExp])[] = [
  ['samsung', /SamsungBrowser/],
  ['edge', /\bEdg(?:e|A|iOS)?\//],
  ['opera', /\bOPR\/|\bOpera\b/],
  ['firefox', /\bFirefox\/|\bFxiOS\//],
  ['chrome', /\bChrome\/|\bCriOS\//],
  ['safari', /\bSafari\//],
];
const SYSTEMS: readonly (readonly [Device['system'], RegExp])[] = [
  ['android', /\bAndroid\b/],
  ['ios', /\biPhone\b|\biPad\b/],
  ['windows', /\bWindows\b/],
  ['mac', /\bMac OS X\b/],
  ['linux', /\bLinux\b/],
];

/** How a browser describes itself, as far as its owner would know it by. Believed by nobody else: anybody may say anything. */
export const deviceOf = (userAgent = ''): Device => ({
  browser: BROWSERS.find(([, form]) => form.test(userAgent))?.[0] ?? 'other',
  system: SYSTEMS.find(([, form]) => form.test(userAgent))?.[0] ?? 'other',
});
