import type { ComponentChildren } from 'preact';
import { SummaryList } from './components/summary-list.tsx';

interface FactListProps {
  /** Each with the name of its text. */
  readonly rows: readonly (readonly [name: string, content: ComponentChildren])[];
  readonly named: (name: string) => string;
}

/** What is known, name by name; what is not is left out. */
export const FactList = ({ rows, named }: FactListProps) => (
  <SummaryList
    rows={rows.flatMap(([name, content]) =>
      isKnown(content) ? [{ key: { content: named(name) }, value: { content } }] : [],
    )}
  />
);

const isKnown = (content: ComponentChildren): boolean =>
  content !== undefined && content !== null && content !== false && content !== '';
