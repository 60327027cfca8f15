import { builtinRules } from 'eslint/use-at-your-own-risk';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** A core rule that stays silent about the nodes `isExempt` knows; everything else is reported as before. */
const exempting = (name, isExempt) => {
  const rule = builtinRules.get(name);
  const create = (context) => {
    const report = (finding) => isExempt(finding.node, context) || context.report(finding);
    return rule.create(Object.create(context, { report: { value: report } }));
  };
  return { ...rule, create };
};

/** Express tells an error handler by its four parameters: (error, request, response, next). */
const isErrorHandler = (node) =>
  node.params?.length === 4 && node.params[0].name === 'error' && /^_?next$/.test(node.params[3].name);

/** `describe` only groups tests, each of which is measured by itself. */
const isDescribe = (node, { sourceCode }) =>
  node.parent?.type === 'CallExpression' && /^describe\b/.test(sourceCode.getText(node.parent.callee));

const house = {
  rules: {
    'max-params': exempting('max-params', isErrorHandler),
    'max-lines-per-function': exempting('max-lines-per-function', isDescribe),
  },
};

const NO_DEFAULT_EXPORT = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name: no default exports.' },
  { selector: "ExportSpecifier[exported.name='default']", message: 'Export by name: no default exports.' },
];
const NO_OWN_CLOCK = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take now() from the caller.' },
  { selector: "CallExpression[callee.name='Date']", message: 'Take now() from the caller.' },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Take now() from the caller.' },
];
const NO_FETCH = { name: 'fetch', message: 'Reach outside through a port.' };
const NO_FETCH_BY_MEMBER = {
  selector: "MemberExpression[object.name=/^(globalThis|global)$/][property.name='fetch']",
  message: NO_FETCH.message,
};

const sizes = {
  'max-lines': ['error', { max: 250 }],
  'house/max-lines-per-function': ['error', { max: 60 }],
  'house/max-params': ['error', { max: 3 }],
  'max-depth': ['error', 3],
  complexity: ['error', 8],
};

const basics = {
  eqeqeq: 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'no-debugger': 'error',
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-empty': 'error',
  'no-unreachable': 'error',
  'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
  'no-control-regex': 'error',
  'no-useless-escape': 'error',
  'no-loss-of-precision': 'error',
  'no-self-assign': 'error',
  'no-unsafe-finally': 'error',
  'no-restricted-syntax': ['error', ...NO_DEFAULT_EXPORT],
};

const NODE_GLOBALS = ['process', 'console', 'Buffer', 'URL', 'setTimeout', 'clearTimeout', 'setInterval'];
const MORE_NODE_GLOBALS = [
  'clearInterval',
  'AbortController',
  'AbortSignal',
  'fetch',
  'performance',
  'structuredClone',
];
const readonly = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

const typed = {
  '@typescript-eslint/switch-exhaustiveness-check': 'error',
  // allowNumber also covers bigint, and so Money.
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  // A leading underscore says "here by position only"; a rest sibling says "everything but this".
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
  ],
};

export default defineConfig(
  globalIgnores(['node_modules/', 'dist/', 'coverage/', '.touiza/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, plugins: { house }, rules: { ...basics, ...sizes } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: typed,
  },
  {
    files: ['services/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...NO_DEFAULT_EXPORT, ...NO_OWN_CLOCK, NO_FETCH_BY_MEMBER],
      'no-restricted-globals': ['error', NO_FETCH],
    },
  },
  {
    files: ['db/**/*.ts', 'workflows/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...NO_DEFAULT_EXPORT, NO_FETCH_BY_MEMBER],
      'no-restricted-globals': ['error', NO_FETCH],
    },
  },
  {
    // Node's fetch follows redirects, to wherever: the doors reach outside by the libraries of docs/security.md alone.
    files: ['api/**/*.ts', 'web/**/*.ts', 'web/**/*.tsx'],
    rules: {
      'no-restricted-syntax': ['error', ...NO_DEFAULT_EXPORT, NO_FETCH_BY_MEMBER],
      'no-restricted-globals': ['error', NO_FETCH],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // A test that meets null where it expects a row should stop right there, with the line.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // Jest calls the default export of these two.
    files: ['test/support/global-setup.ts', 'test/support/global-teardown.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: readonly([...NODE_GLOBALS, ...MORE_NODE_GLOBALS]),
    },
    rules: { 'no-undef': 'error', 'no-unused-vars': ['error', { argsIgnorePattern: '^_' }] },
  },
  {
    files: ['web/scripts/*.mjs'],
    languageOptions: {
      globals: readonly([
        ...['document', 'window', 'self', 'location', 'navigator', 'localStorage', 'caches', 'crypto'],
        ...['fetch', 'FormData', 'URL', 'URLSearchParams', 'setTimeout', 'File', 'DataTransfer', 'createImageBitmap'],
      ]),
    },
  },
  { files: ['**/*.cjs'], languageOptions: { globals: readonly(['module', 'require', '__dirname']) } },
  {
    // Tools read the default export of their configuration.
    files: ['**/*.config.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
