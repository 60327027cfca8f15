import { type Check, matches } from './repository.ts';

const COMMAND = /\b(?:writing|uploading)\(\{\s*operation: '(\w+)'/g;

/** Commands that people do otherwise by the pages, or not at all, and why. */
const BY_THE_API_ALONE: Readonly<Record<string, string>> = {
  createCall: 'a page begins a call as the copy of another: nobody writes a rulebook from nothing',
  nameRepresentative: 'a page invites; whoever accepts is named',
  saveProject: 'pages ask one question each, and keep each by itself',
  savePlan: 'pages build a plan line by line',
  doInBulk: 'the single act repeated is for programs',
};

/** Whoever can do something by the API alone is stuck on the pages, and no test of a page can tell. */
export const commandsWithoutPage: Check = ({ files, read }) => {
  const pages = files.filter((file) => /^web\/.*\.tsx?$/.test(file)).map(read);
  return files
    .filter((file) => /^api\/.*-routes\.ts$/.test(file))
    .flatMap((file) => matches(read(file), COMMAND).map((command) => ({ file, command })))
    .filter(({ command }) => !(command in BY_THE_API_ALONE))
    .filter(({ command }) => !pages.some((page) => new RegExp(`\\b${command}\\b`).test(page)))
    .map(({ file, command }) => `${file}: no page does ${command}`);
};
