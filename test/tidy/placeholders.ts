/** The names a text in ICU form asks for: `{count, plural, one {# dossier of {holder}} …}` asks for count and holder. */
export const placeholdersOf = (text: string): string[] => [...new Set(namesIn(unquoted(text)))].sort();

/** An apostrophe before a brace quotes it: `l'{name}` asks for nothing, a trap of French texts that we want to see. */
const unquoted = (text: string) => text.replaceAll("''", '’').replace(/'[{}][^']*(?:'|$)/g, '');

const ARGUMENT = /^\s*(\w+)\s*(?:,\s*(\w+)\s*(?:,([^]*))?)?$/;
const BRANCHING = new Set(['plural', 'select', 'selectordinal']);

const namesIn = (text: string): string[] =>
  blocksIn(text).flatMap((block) => {
    const [, name, type = '', branches = ''] = ARGUMENT.exec(block) ?? [];
    if (name === undefined) throw new Error(`not in ICU form: {${block}}`);
    return [name, ...(BRANCHING.has(type) ? blocksIn(branches).flatMap(namesIn) : [])];
  });

/** What stands inside each outermost pair of braces. */
const blocksIn = (text: string): string[] => {
  const blocks: string[] = [];
  const open: number[] = [];
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    if (brace === '{') {
      open.push(index + 1);
      continue;
    }
    const start = open.pop();
    if (start === undefined) throw new Error(`a brace closes nothing: ${text}`);
    if (open.length === 0) blocks.push(text.slice(start, index));
  }
  if (open.length > 0) throw new Error(`a brace stays open: ${text}`);
  return blocks;
};
