import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../infra/root.ts';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}

const read = (file: string): string => readFileSync(path.join(projectRoot, file), 'utf8');

const { groups } = parse(read('infra/alerts/touiza.rules.yml')) as { groups: { name: string; rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);

const SOURCES = ['requests', 'process', 'database', 'engine', 'drift', 'families', 'held-back'];
const written = SOURCES.map((name) => read(`infra/metrics/${name}.ts`)).join('\n');

/** What Prometheus itself and Temporal's SDK give; the second is seen by the test of the side door. */
const FOREIGN = /^(?:up|temporal_workflow_task_execution_failed)$/;

const measuresIn = (text: string): string[] => text.match(/\b(?:touiza|temporal)_[a-z_]+|\bup(?=\{)/g) ?? [];

describe('the alerts', () => {
  it.each(rules)('$alert names its reason and a page that names it', ({ alert, labels, annotations }) => {
    expect(labels.severity).toMatch(/^(?:page|ticket)$/);
    expect(annotations.summary).toMatch(/\.$/);
    expect(read(annotations.runbook)).toContain(`\`${alert}\``);
  });

  it.each(rules)('$alert asks for measures that there are', ({ expr }) => {
    const asked = measuresIn(expr).map((name) => name.replace(/_(?:bucket|sum|count)$/, ''));
    expect(asked).not.toEqual([]);
    expect(asked.filter((name) => !FOREIGN.test(name) && !written.includes(`'${name}'`))).toEqual([]);
  });

  it('are each told once', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  });
});

it('every measure in the manual is one that is given', () => {
  const named = measuresIn(read('docs/operations.md').replaceAll(/temporal_\w+|touiza_app/g, ''));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !written.includes(`'${name}'`))).toEqual([]);
});
