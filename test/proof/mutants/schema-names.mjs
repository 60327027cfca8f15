/** What a schema is called in the API's document is no rule; that document is compared with the schemas by itself. */
const shouldIgnore = (path) =>
  path.isObjectExpression() && path.parentPath?.node.callee?.property?.name === 'meta'
    ? 'the name of a schema'
    : undefined;

export const strykerPlugins = [{ kind: 'Ignore', name: 'schema-names', value: { shouldIgnore } }];
