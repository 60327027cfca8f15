/** Who may know whom. test/tidy/boundaries.test.ts plants a violation of each rule and sees it caught. */
const SUPPORT = ['ledger', 'audit', 'access', 'programme', 'registry', 'documents'];
const STAGES = ['application', 'scoring', 'committee', 'cofinancing', 'agreement', 'disbursement', 'reporting'];
const ORDER = [...SUPPORT, ...STAGES, 'dossier', 'observatory'];

/** The files in the root of a folder that wire its slices together; only a wiring file may import them. */
const WIRING = '(?:db/(?:unit|migrate)|api/(?:app|main)|workflows/(?:main|workflows))\\.ts$';

const any = (names) => `(?:${names.join('|')})`;
const code = '^(?:services|db|api|web|workflows)';
const workflowCode = '-(?:workflow|procedure)\\.ts$';
const anySlice = `${code}/[^/]+/`;
const ban = (name, from, to) => ({ name, severity: 'error', from: { path: from }, to });
const library = (...names) => ({ path: `node_modules/${any(names)}/` });
const librariesBut = (...names) => ({ path: 'node_modules/', pathNot: `node_modules/${any(names)}/` });

const noLookingForward = ORDER.slice(0, -1).map((slice, index) =>
  ban(`${slice}-does-not-look-forward`, `${code}/${slice}/`, { path: `${code}/${any(ORDER.slice(index + 1))}/` }),
);

const folders = [
  ban('no-circular', '.', { circular: true }),
  ban('no-unresolvable', '.', { couldNotResolve: true }),
  ban('nothing-imports-test', '^(?!test/)', { path: '^test/' }),
  ban('a-folder-knows-only-services', '^(services|db|api|web|workflows)/(?!main\\.ts$)', {
    path: '^(?:db|api|web|workflows|infra)/',
    pathNot: '^$1/',
  }),
  ban('the-bank-knows-only-files', '^infra/bank-simulator/', {
    path: '^(?:services|db|workflows|api|web|infra)/',
    pathNot: '^infra/bank-simulator/',
  }),
  ban('only-wiring-knows-wiring', `^(?!infra/|test/|${WIRING})`, { path: `^${WIRING}` }),
];

/** infra may use any library: it starts, seeds and checks the whole. */
const libraries = [
  ban('services-use-zod-and-uuid-only', '^services/(?!disbursement/)', librariesBut('zod', 'uuid')),
  ban('disbursement-adds-xml-only', '^services/disbursement/', librariesBut('zod', 'uuid', 'fast-xml-parser')),
  ban('xml-only-in-disbursement', '^(?!services/disbursement/|infra/|test/)', library('fast-xml-parser')),
  ban('services-use-no-node', '^services/', { dependencyTypes: ['core'], pathNot: '^(?:node:)?crypto$' }),
  ban('knex-only-in-db', '^(?!db/|infra/|test/)', library('knex', 'pg')),
  ban('express-only-at-the-doors', '^(?!(?:api|web)/(?:shared/|app|main)|infra/|test/)', library('express')),
  ban('typst-only-in-the-printer', '^(?!infra/printer\\.ts$)', library('@myriaddreamin', 'qrcode')),
  ban('temporal-only-in-workflows', '^(?!workflows/|api/main\\.ts$|infra/|test/)', library('@temporalio')),
  ban('workflow-code-uses-no-node', workflowCode, { dependencyTypes: ['core'] }),
  ban('workflow-code-uses-the-workflow-library-only', workflowCode, librariesBut('@temporalio/workflow')),
];

const slices = [
  ban('workflow-code-sees-activity-types-only', workflowCode, {
    path: '-activities\\.ts$',
    dependencyTypesNot: ['type-only'],
  }),
  ban('a-slice-answers-through-facts-and-acts', '^services/(?!observatory/|dossier/)([^/]+)/', {
    path: '^services/[^/]+/',
    pathNot: ['^services/(?:$1|shared)/', '-facts\\.ts$', `^services/${any(SUPPORT)}/.*-acts\\.ts$`],
  }),
  ban('adapters-stay-in-their-slice', '^(?:api|db|workflows)/(?!dossier/)([^/]+)/', {
    path: anySlice,
    pathNot: '^[a-z]+/(?:$1|shared)/',
  }),
  ban('the-dossier-joins-procedures', '^workflows/dossier/', {
    path: anySlice,
    pathNot: ['^[a-z]+/(?:dossier|shared)/', '-(?:procedure|activities|facts|views)\\.ts$'],
  }),
  ban('readers-see-facts-and-views', '^(?:web|services(?=/observatory)|(?:api|db)(?=/dossier))/([^/]+)/', {
    path: anySlice,
    pathNot: ['^[a-z]+/(?:$1|shared)/', '-(?:facts|views)\\.ts$'],
  }),
  // The dossier ends what its stages have begun: it alone takes the acts of every stage.
  ban('the-dossier-sees-facts-views-and-acts', '^services/dossier/', {
    path: anySlice,
    pathNot: ['^services/(?:dossier|shared)/', '-(?:facts|views|acts)\\.ts$'],
  }),
  ban('shared-knows-no-slice', `${code}/shared/`, { path: `${code}/(?!shared/)[^/]+/` }),
  ban('notification-knows-nobody', `${code}/notification/`, { path: `${code}/${any(ORDER)}/` }),
  ban('nobody-knows-notification', `${code}/${any(ORDER)}/`, { path: `${code}/notification/` }),
  ...noLookingForward,
];

module.exports = {
  forbidden: [...folders, ...libraries, ...slices],
  options: {
    tsPreCompilationDeps: true,
    // What is built into dist is cruised where it is written.
    doNotFollow: { path: ['node_modules', '^dist/'] },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
