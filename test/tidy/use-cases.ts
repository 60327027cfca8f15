import { type Check, matches, type Repository, sliceOf } from './repository.ts';

interface UseCase {
  readonly file: string;
  readonly slice: string;
  readonly name: string;
}

const WORKS_IN_A_TRANSACTION = /\btransact\b/;
const camel = (kebab: string) => kebab.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `services/<slice>/<verb>-<noun>.ts` that exports what its name says and works in a transaction of its own. */
const useCasesOf = ({ files, read }: Repository): UseCase[] =>
  files.flatMap((file) => {
    const [, slice, kebab] = /^services\/([^/]+)\/([^/.]+)\.ts$/.exec(file) ?? [];
    if (slice === undefined || kebab === undefined || slice === 'shared') return [];
    const name = camel(kebab);
    const text = read(file);
    const isExported = new RegExp(`export (?:const|function) ${name}\\b`).test(text);
    return isExported && WORKS_IN_A_TRANSACTION.test(text) ? [{ file, slice, name }] : [];
  });

const mentions = (text: string, name: string) => new RegExp(`\\b${name}\\b`).test(text);

export const useCasesWithoutTest: Check = (repository) => {
  const tests = repository.files.filter((file) => file.startsWith('test/') && file.endsWith('.test.ts'));
  return useCasesOf(repository)
    .filter(({ name }) => !tests.some((test) => mentions(repository.read(test), name)))
    .map(({ file, name }) => `${file}: no test mentions ${name}`);
};

/** The names under which doors and activities know a use case: its own, or what `<slice>-use-cases.ts` calls it. */
const namesInUse = ({ files, read }: Repository, { slice, name }: UseCase): string[] => {
  const list = `services/${slice}/${slice}-use-cases.ts`;
  if (!files.includes(list)) return [name];
  return [name, ...matches(read(list), new RegExp(`\\b(\\w+):\\s*${name}\\b`, 'g'))];
};

const isDoor = (file: string) => /^(?:api|web)\/.*-(?:routes|pages)\.tsx?$/.test(file);
/** What the worker does by itself: the activities of workflows, and loops such as `scanning.ts`. */
const isActivity = (file: string) => /^workflows\/.*(?:-activities|\/\w+ing)\.ts$/.test(file);

export const useCasesWithoutDoor: Check = (repository) =>
  useCasesOf(repository)
    .filter((useCase) => {
      const names = namesInUse(repository, useCase);
      return !repository.files
        .filter((file) => isDoor(file) || isActivity(file))
        .filter((file) => sliceOf(file) === useCase.slice || sliceOf(file) === 'dossier')
        .some((file) => names.some((name) => mentions(repository.read(file), name)));
    })
    .map(({ file, name }) => `${file}: no door and no activity asks for ${name}`);
