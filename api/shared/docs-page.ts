interface Parameter {
  readonly name?: string;
  readonly in?: string;
  readonly required?: boolean;
}

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: object;
  readonly responses?: Record<string, object>;
}

interface Document {
  readonly info: { readonly title: string; readonly description: string };
  readonly paths: Record<string, Record<string, unknown>>;
  readonly components: { readonly schemas: Record<string, unknown> };
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);

/** The document as a page that a person reads: no script, no style sheet, no host but this one. */
export const docsPage = ({ info, paths, components }: Document): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(info.title)} API</title></head>
<body>
<h1>${escape(info.title)} API</h1>
<p>${escape(info.description)}</p>
<p>Every path begins with <code>/api/v1</code>. Writes carry an <code>Idempotency-Key</code>. The same as a
<a href="/api/openapi.json">machine-readable document</a>.</p>
<nav><h2>Operations</h2><ul>
${operationsOf(paths)
  .map(({ method, path, operation }) => `<li><a href="#${idOf(operation)}">${method} ${escape(path)}</a></li>`)
  .join('\n')}
</ul></nav>
<main>
${operationsOf(paths).map(operationSection).join('\n')}
<h2 id="schemas">Schemas</h2>
${Object.entries(components.schemas)
  .map(([name, schema]) => `<h3 id="schema-${escape(name)}">${escape(name)}</h3>\n${jsonBlock(schema)}`)
  .join('\n')}
</main>
</body>
</html>
`;

const operationsOf = (paths: Document['paths']) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation: operation as Operation,
    })),
  );

const idOf = ({ operationId = '' }: Operation): string => escape(operationId);

const operationSection = ({ method, path, operation }: { method: string; path: string; operation: Operation }) => `
<section id="${idOf(operation)}">
<h3>${method} ${escape(path)}</h3>
<p>${escape(operation.summary ?? '')}</p>
${parameterList(operation.parameters ?? [])}
${operation.requestBody === undefined ? '' : `<h4>Body</h4>${linked(operation.requestBody)}`}
<h4>Answer</h4>${linked(operation.responses?.['200'] ?? {})}
</section>`;

/** The headers of every write are said once, above. */
const parameterList = (parameters: readonly Parameter[]): string => {
  const items = parameters.flatMap(({ name, in: place = '', required = false }) =>
    name === undefined ? [] : [`<li><code>${escape(name)}</code> in ${place}${required ? '' : ', optional'}</li>`],
  );
  return items.length === 0 ? '' : `<h4>Parameters</h4><ul>${items.join('')}</ul>`;
};

/** Names of schemas become links to them. */
const linked = (body: object): string => {
  const names = [...JSON.stringify(body).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name = '']) => name);
  const links = names.map((name) => `<a href="#schema-${escape(name)}">${escape(name)}</a>`);
  return `<p>${links.join(', ') || 'a file'}</p>`;
};

const jsonBlock = (value: unknown): string => `<pre>${escape(JSON.stringify(value, null, 2))}</pre>`;
