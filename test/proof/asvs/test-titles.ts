import ts from 'typescript';
import { repositoryIn } from '../../tidy/repository.ts';
import { projectRoot } from '../../../infra/root.ts';

const TESTS = /^test\/.*\.test\.tsx?$/;
const NAMED = ['describe', 'it'];

/** `it`, `it.each([…])`, `describe.each([…])`: whatever is called, by its first word. */
const wordOf = (callee: ts.Expression): string => {
  if (ts.isIdentifier(callee)) return callee.text;
  if (ts.isPropertyAccessExpression(callee) || ts.isCallExpression(callee)) return wordOf(callee.expression);
  return '';
};

const titlesIn = (file: string, text: string): string[] => {
  const titles: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && NAMED.includes(wordOf(node.expression))) {
      const [title] = node.arguments;
      if (title && ts.isStringLiteralLike(title)) titles.push(title.text);
    }
    ts.forEachChild(node, look);
  };
  look(
    ts.createSourceFile(
      file,
      text,
      ts.ScriptTarget.Latest,
      false,
      file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    ),
  );
  return titles;
};

/** What each test file calls its tests, as it is written there. */
export const testTitles = (): Map<string, ReadonlySet<string>> => {
  const { files, read } = repositoryIn(projectRoot);
  return new Map(files.filter((file) => TESTS.test(file)).map((file) => [file, new Set(titlesIn(file, read(file)))]));
};
