import { type Check, matches, type Repository } from './repository.ts';

const LINES_MAX = 60;
const DIAGRAM = /^```mermaid$/gm;

const slicesOf = ({ files }: Repository): string[] => [
  ...new Set(files.flatMap((file) => /^services\/(\w+)\/[\w-]+\.ts$/.exec(file)?.[1] ?? [])),
];

/** Every slice has its page: what happens in it, in which states, with one diagram, on one screen. */
export const slicesWithoutPage: Check = (repository) =>
  slicesOf(repository)
    .filter((slice) => slice !== 'shared')
    .flatMap((slice) => faultsOf(repository, `services/${slice}/README.md`));

const faultsOf = ({ files, read }: Repository, page: string): string[] => {
  if (!files.includes(page)) return [`${page} is not there`];
  const lines = read(page).trimEnd().split('\n').length;
  const diagrams = matches(read(page), DIAGRAM).length;
  return [
    ...(lines > LINES_MAX ? [`${page} has ${lines} lines, ${LINES_MAX} at most`] : []),
    ...(diagrams === 1 ? [] : [`${page} has ${diagrams} diagrams, not one`]),
  ];
};
