import type { ComponentChildren } from 'preact';

/** Attributes of an element beside those that its component sets itself. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** What every component takes: more classes, more attributes, and what stands in it. */
export interface Common {
  readonly class?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface WithContent extends Common {
  readonly id?: string | undefined;
  readonly children?: ComponentChildren;
}

type Part = string | false | null | undefined;

/** Class names side by side; what is empty or false is left out. */
export const classes = (...parts: readonly Part[]): string => parts.filter(Boolean).join(' ');

/** The ids of what describes a field, or nothing at all: an empty list of ids is no description. */
export const describedBy = (...ids: readonly Part[]): string | undefined => classes(...ids) || undefined;
