import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';

interface Configuration {
  readonly forbidden: readonly IForbiddenRuleType[];
  readonly options: ICruiseOptions;
}

/** One import, planted in a small tree: who imports what, and the rule that must say no (none: it is allowed). */
type Planted = readonly [rule: string, from: string, to: string, kind?: 'type'];

const VIOLATIONS: readonly Planted[] = [
  ['no-circular', 'services/ledger/one.ts', 'services/ledger/two.ts'],
  ['no-unresolvable', 'services/ledger/lost.ts', 'services/ledger/nowhere.ts'],
  ['nothing-imports-test', 'infra/start.ts', 'test/support/clock.ts'],
  ['a-folder-knows-only-services', 'api/scoring/scoring-routes.ts', 'db/scoring/scoring-store.ts'],
  ['a-folder-knows-only-services', 'db/maintenance.ts', 'infra/ports.ts'],
  ['the-bank-knows-only-files', 'infra/bank-simulator/amounts.ts', 'services/shared/money.ts'],
  ['only-wiring-knows-wiring', 'db/scoring/scoring-views.ts', 'db/unit.ts'],
  ['services-use-zod-and-uuid-only', 'services/scoring/rank.ts', 'pino'],
  ['disbursement-adds-xml-only', 'services/disbursement/pay.ts', 'pg'],
  ['xml-only-in-disbursement', 'api/reporting/reporting-routes.ts', 'fast-xml-parser'],
  ['services-use-no-node', 'services/documents/read.ts', 'node:fs'],
  ['knex-only-in-db', 'workflows/shared/relay.ts', 'knex'],
  ['express-only-at-the-doors', 'api/committee/committee-routes.ts', 'express'],
  ['typst-only-in-the-printer', 'infra/letterbox.ts', '@myriaddreamin/typst-ts-node-compiler'],
  ['temporal-only-in-workflows', 'api/shared/health.ts', '@temporalio/client'],
  ['workflow-code-uses-no-node', 'workflows/scoring/scoring-procedure.ts', 'node:timers'],
  ['workflow-code-uses-the-workflow-library-only', 'workflows/call/call-workflow.ts', '@temporalio/client'],
  [
    'workflow-code-sees-activity-types-only',
    'workflows/committee/committee-procedure.ts',
    'workflows/committee/committee-activities.ts',
  ],
  ['a-slice-answers-through-facts-and-acts', 'services/reporting/close.ts', 'services/disbursement/disbursement.ts'],
  ['a-slice-answers-through-facts-and-acts', 'services/committee/retain.ts', 'services/scoring/scoring-acts.ts'],
  ['adapters-stay-in-their-slice', 'api/disbursement/disbursement-routes.ts', 'services/scoring/scoring-facts.ts'],
  ['the-dossier-joins-procedures', 'workflows/dossier/dossier-workflow.ts', 'services/scoring/rank.ts'],
  ['readers-see-facts-and-views', 'services/observatory/figures.ts', 'services/ledger/ledger-acts.ts'],
  ['readers-see-facts-and-views', 'db/dossier/dossier-views.ts', 'db/scoring/scoring-store.ts'],
  ['the-dossier-sees-facts-views-and-acts', 'services/dossier/end.ts', 'services/agreement/agreement-ports.ts'],
  ['shared-knows-no-slice', 'db/shared/transact.ts', 'services/access/access-facts.ts'],
  ['notification-knows-nobody', 'services/notification/send.ts', 'services/access/access-facts.ts'],
  ['nobody-knows-notification', 'services/agreement/sign.ts', 'services/notification/notification-facts.ts'],
];

const ALLOWED: readonly Planted[] = [
  ['', 'services/committee/hold.ts', 'services/ledger/ledger-acts.ts'],
  ['', 'services/committee/agenda.ts', 'services/scoring/scoring-facts.ts'],
  ['', 'services/disbursement/xml.ts', 'fast-xml-parser'],
  ['', 'services/shared/ids.ts', 'uuid'],
  ['', 'services/documents/hash.ts', 'node:crypto'],
  ['', 'db/agreement/agreement-store.ts', 'services/agreement/agreement.ts'],
  ['', 'db/unit.ts', 'db/agreement/agreement-store.ts'],
  ['', 'db/dossier/dossier-facts.ts', 'db/scoring/scoring-facts.ts'],
  ['', 'services/dossier/withdraw-dossier.ts', 'services/agreement/agreement-acts.ts'],
  ['', 'services/dossier/timeline.ts', 'services/disbursement/disbursement-views.ts'],
  ['', 'api/app.ts', 'express'],
  ['', 'api/main.ts', 'db/unit.ts'],
  ['', 'workflows/main.ts', 'db/unit.ts'],
  ['', 'workflows/workflows.ts', 'workflows/dossier/dossier-stages.ts'],
  ['', 'workflows/dossier/dossier-stages.ts', 'workflows/agreement/agreement-procedure.ts'],
  ['', 'workflows/agreement/agreement-procedure.ts', 'workflows/agreement/agreement-activities.ts', 'type'],
  ['', 'infra/check.ts', 'pg'],
  ['', 'infra/seed.ts', 'api/app.ts'],
  ['', 'infra/bank-simulator/bank.ts', 'fast-xml-parser'],
  ['', 'infra/story/pay.ts', 'infra/bank-simulator/bank.ts'],
  ['', 'test/agreement/sign.test.ts', 'db/unit.ts'],
];

const configuration = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as Configuration;
const LIBRARIES = [
  '@myriaddreamin/typst-ts-node-compiler',
  'pino',
  'pg',
  'knex',
  'express',
  'uuid',
  'fast-xml-parser',
  '@temporalio/client',
];
const isLibrary = (name: string) => LIBRARIES.includes(name) || name.startsWith('node:');
const lookingForward = (rule: string) => /^(.+)-does-not-look-forward$/.exec(rule)?.[1];

/** Each stage may be asked by the next one, never the other way round: one planted import for each such rule. */
const forwardViolations = (): Planted[] => {
  const order = configuration.forbidden.flatMap(({ name = '' }) => lookingForward(name) ?? []);
  return order.map((slice, index) => {
    const next = order[index + 1] ?? 'observatory';
    return [`${slice}-does-not-look-forward`, `services/${slice}/ahead.ts`, `services/${next}/${next}-facts.ts`];
  });
};

const named = ([rule, from, to]: Planted) => ({ rule, from, to });

const importOf = ([, from, to, kind]: Planted): string => {
  const specifier = isLibrary(to) ? to : `${'../'.repeat(from.split('/').length - 1)}${to}`;
  return kind === 'type' ? `import type * as it from '${specifier}';\n` : `import '${specifier}';\n`;
};

const plantIn = (root: string, planted: readonly Planted[]) => {
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  write(
    'package.json',
    JSON.stringify({ type: 'module', dependencies: Object.fromEntries(LIBRARIES.map((l) => [l, '1'])) }),
  );
  for (const library of LIBRARIES) {
    write(
      `node_modules/${library}/package.json`,
      JSON.stringify({ name: library, version: '1.0.0', main: 'index.js' }),
    );
    write(`node_modules/${library}/index.js`, '');
  }
  for (const [, , to] of planted) if (!isLibrary(to) && !to.includes('nowhere')) write(to, '');
  for (const each of planted) write(each[1], importOf(each));
  write('services/ledger/two.ts', "import './one.ts';\n");
};

const rulesBroken = async (root: string): Promise<Map<string, string[]>> => {
  const folders = ['services', 'db', 'workflows', 'api', 'infra', 'test'];
  const ruleSet = { forbidden: [...configuration.forbidden] };
  const { output } = await cruise(folders, { ...configuration.options, baseDir: root, validate: true, ruleSet });
  const found = new Map<string, string[]>();
  for (const { from, rule } of (output as ICruiseResult).summary.violations) {
    found.set(from, [...(found.get(from) ?? []), rule.name]);
  }
  return found;
};

describe('the boundaries', () => {
  const violations = [...VIOLATIONS, ...forwardViolations()];
  const root = mkdtempSync(join(tmpdir(), 'touiza-boundaries-'));
  let broken = new Map<string, string[]>();

  beforeAll(async () => {
    plantIn(root, [...violations, ...ALLOWED]);
    broken = await rulesBroken(root);
  });
  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  it.each(violations.map(named))('$rule: $from may not import $to', ({ rule, from }) => {
    expect(broken.get(from)).toContain(rule);
  });

  it.each(ALLOWED.map(named))('$from may import $to', ({ from }) => {
    expect(broken.get(from)).toBeUndefined();
  });

  it('has tried every rule', () => {
    const tried = new Set(violations.map(([rule]) => rule));
    expect(configuration.forbidden.map(({ name }) => name).filter((name) => !tried.has(name ?? ''))).toEqual([]);
  });
});
