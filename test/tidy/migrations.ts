import type { Check } from './repository.ts';

const exportsOf = (text: string, name: string) =>
  new RegExp(`export (?:const|(?:async )?function) ${name}\\b`).test(text);

const MIGRATION = /^db\/migrations\/[^/]+$/;

/** Every step up has its step down: the tests walk both. */
export const migrationsWithoutWayBack: Check = ({ files, read }) =>
  files
    .filter((file) => MIGRATION.test(file))
    .flatMap((file) =>
      ['up', 'down'].filter((way) => !exportsOf(read(file), way)).map((way) => `${file} exports no ${way}`),
    );

/** Migrations run in the order of their names, so two with the same number have no order. */
export const migrationsOfOneNumber: Check = ({ files }) => {
  const numbers = files.flatMap((file) => /^db\/migrations\/(\d+)/.exec(file)?.[1] ?? []);
  return [...new Set(numbers.filter((number, index) => numbers.indexOf(number) !== index))].map(
    (number) => `db/migrations has two files numbered ${number}`,
  );
};
