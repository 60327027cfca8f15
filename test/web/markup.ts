import { h, type ComponentChildren, type VNode } from 'preact';
import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Markup as a tree that can be compared: order of attributes and classes, and white space between blocks, say nothing. */
export const treeOf = (html: string): unknown[] => parseFragment(html).childNodes.flatMap(branchOf);

const branchOf = (node: Node): unknown[] => {
  if (defaultTreeAdapter.isTextNode(node)) {
    const text = node.value.replace(/\s+/g, ' ').trim();
    return text === '' ? [] : [text];
  }
  if (!defaultTreeAdapter.isElementNode(node)) return [];
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, valueOf(name, value)]));
  return [{ tag: node.tagName, attributes, children: joined(node.childNodes.flatMap(branchOf)) }];
};

const valueOf = (name: string, value: string): string =>
  name === 'class' ? value.split(/\s+/).filter(Boolean).sort().join(' ') : value.trim();

/** Text beside text is one text, however many pieces it was written in. */
const joined = (branches: readonly unknown[]): unknown[] =>
  branches.reduce<unknown[]>((all, branch) => {
    const last = all.at(-1);
    if (typeof last === 'string' && typeof branch === 'string') return [...all.slice(0, -1), `${last} ${branch}`];
    return [...all, branch];
  }, []);

/** Markup as what a component takes for its content. */
export const contentOf = (html: string): ComponentChildren => parseFragment(html).childNodes.map(vnodeOf);

const vnodeOf = (node: Node): ComponentChildren => {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  if (!defaultTreeAdapter.isElementNode(node)) return null;
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
  return h(node.tagName, attributes, ...node.childNodes.map(vnodeOf)) as VNode;
};
