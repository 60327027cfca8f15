import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';

/** One element: its content is either text or elements, never both. */
export interface XmlElement {
  readonly name: string;
  readonly content: string | readonly XmlElement[];
  readonly attributes: Readonly<Record<string, string>>;
}

export const element = (
  name: string,
  content: XmlElement['content'],
  attributes: XmlElement['attributes'] = {},
): XmlElement => ({ name, content, attributes });

/** The document in UTF-8, indented; the same elements always give the same bytes. Throws on control characters. */
export const writeXml = (root: XmlElement): string => `<?xml version="1.0" encoding="UTF-8"?>\n${render(root, '')}\n`;

const render = ({ name, content, attributes }: XmlElement, indent: string): string => {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
  const inner =
    typeof content === 'string'
      ? escape(content)
      : `\n${content.map((child) => `${render(child, `${indent}  `)}\n`).join('')}${indent}`;
  return `${indent}<${name}${given.join('')}>${inner}</${name}>`;
};

/** Control characters, half surrogate pairs and the two code points that XML forbids. */
const UNWRITABLE = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;
const ENTITIES = new Map([
  ['&', 'amp'],
  ['<', 'lt'],
  ['>', 'gt'],
  ['"', 'quot'],
  ["'", 'apos'],
]);

export const isWritable = (text: string): boolean => !UNWRITABLE.test(text);

const escape = (text: string): string => {
  if (!isWritable(text)) throw new Error('xml: a character that must not be written');
  return text.replace(/[&<>"']/g, (character) => `&${ENTITIES.get(character) ?? ''};`);
};

/** Why a text was not read: it declares a document type (never needed, always dangerous), or it is not sound XML. */
type XmlFault = 'document_type' | 'malformed';

/** The content of the root `Document`, and the namespaces declared on it. */
interface XmlDocument {
  readonly namespaces: readonly string[];
  readonly root: unknown;
}

/**
 * Reads an ISO 20022 message. In the result every leaf is `{ '#text': string }`, attributes are `@_name`, namespace
 * prefixes are gone, and the element names in `repeated` are always arrays.
 */
export const readXml = (xml: string, repeated: ReadonlySet<string>): XmlDocument | { readonly fault: XmlFault } => {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return { fault: 'document_type' };
  if (NO_CHARACTER.test(xml)) return { fault: 'malformed' };
  const file = File.safeParse(parse(xml.replace(/^\uFEFF/, ''), repeated));
  if (!file.success) return { fault: 'malformed' };
  const declared = Object.entries(file.data.Document).filter(([name]) => /^@_xmlns(?::|$)/.test(name));
  return { namespaces: declared.map(([, value]) => String(value)), root: file.data.Document };
};

/** What no XML holds (XML 1.0, 2.2); the parser would pass it on. */
const NO_CHARACTER = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

const File = z.object({ Document: z.record(z.string(), z.unknown()) });
const NESTED_MAX = 40; // camt.053.001.13 nests fewer than twenty elements

const parse = (xml: string, repeated: ReadonlySet<string>): unknown => {
  const parser = new XMLParser({
    alwaysCreateTextNode: true,
    entityDecoder: PREDEFINED_ENTITIES,
    ignoreAttributes: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    isArray: (name) => repeated.has(name),
    maxNestedTags: NESTED_MAX,
    parseTagValue: false,
    transformTagName: (name) => name.replace(/^[^:]*:/, ''),
  });
  try {
    return isSound(xml) ? parser.parse(xml) : null;
  } catch {
    return null; // the parser has no error type of its own: whatever it throws, this is not sound XML
  }
};

/** The parser alone forgives open and crossed tags. */
const isSound = (xml: string): boolean =>
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is the same code in one more package
  XMLValidator.validate(xml) === true;

const CHARACTERS = new Map(Array.from(ENTITIES, ([character, name]) => [name, character]));

const decode = (text: string): string =>
  text.replace(/&(?:(#?\w+);)?/g, (_reference, name: string | undefined) => characterOf(name ?? ''));

const characterOf = (name: string): string => {
  const code = /^#(?:x(?<hex>[\dA-Fa-f]+)|(?<decimal>\d+))$/.exec(name)?.groups;
  const character = code === undefined ? CHARACTERS.get(name) : String.fromCodePoint(numberOf(code));
  if (character === undefined || !(isWritable(character) || /[\t\n\r]/.test(character))) throw new Error(`&${name}`);
  return character;
};

const numberOf = (code: Record<string, string | undefined>): number =>
  code['hex'] === undefined ? Number(code['decimal']) : Number.parseInt(code['hex'], 16);

/** Only XML's own five entities and character references exist for us; nothing a document declares is expanded. */
const PREDEFINED_ENTITIES = {
  decode,
  addInputEntities: () => undefined,
  reset: () => undefined,
  setExternalEntities: () => undefined,
  setXmlVersion: () => undefined,
};
