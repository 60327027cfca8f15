import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { renderToString } from 'preact-render-to-string';
import { ADAPTERS } from './fixtures/adapters.tsx';
import type { Options } from './fixtures/options.ts';
import { SKIPPED } from './fixtures/skipped.ts';
import { treeOf } from './markup.ts';

interface Fixture {
  readonly name: string;
  readonly options: Options;
  readonly html: string;
}

const require = createRequire(import.meta.url);
const fixturesOf = (component: string): readonly Fixture[] => {
  const file = require.resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { fixtures: Fixture[] }).fixtures;
};

const cases = Object.entries(ADAPTERS).flatMap(([component, show]) =>
  fixturesOf(component).map((fixture) => ({ component, ...fixture, show })),
);
const isSkipped = ({ component, name }: { component: string; name: string }) =>
  SKIPPED.some((skipped) => skipped.component === component && skipped.names.includes(name));

describe('components', () => {
  it.each(cases.filter((each) => !isSkipped(each)))('$component: $name', ({ show, options, html }) => {
    expect(treeOf(renderToString(show(options)))).toEqual(treeOf(html));
  });

  it('skip only cases that there are, each for a reason', () => {
    for (const { component, names, reason } of SKIPPED) {
      expect(reason).not.toBe('');
      const known = fixturesOf(component).map(({ name }) => name);
      expect(names.filter((name) => !known.includes(name))).toEqual([]);
    }
  });
});
