import { ROLES, type Role } from '../../services/access/policy.ts';
import type { FollowedFinding } from '../../services/reporting/visit-views.ts';
import type { Visit } from '../../services/reporting/finding.ts';
import { localDateOf, type LocalDate } from '../../services/shared/dates.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { aReport, plannedReports, type ReportsWorld } from '../support/builders/reporting.ts';
import { rolesLetThrough } from '../support/refusing.ts';
import { by, createWorld, type World } from '../support/world.ts';

interface Known extends ReportsWorld {
  readonly visit: Visit;
  readonly finding: FollowedFinding;
}

let world: World;
let known: Known;
const acts = () => world.useCases.reporting;

beforeAll(async () => {
  world = await createWorld();
  const planned = await plannedReports(world);
  const field = await world.holding('field-officer', 'field_officer');
  const today = localDateOf(await world.now());
  const plan = () => acts().planVisit(by(field), planned.dossierId, { purpose: 'Visite', plannedOn: today });
  const finding = { text: 'Raccordement', severity: 'minor' as const, dueOn: today };
  const seen = { doneOn: today, summary: 'Vu', isFavourable: true, documentIds: [], findings: [finding] };
  await acts().recordVisit(by(field), (await plan()).id, seen);
  const { items } = await acts().listFindings(field, planned.dossierId, { limit: 1 });
  known = { ...planned, visit: await plan(), finding: items[0]! };
});
afterAll(() => world.drop());

const HOLDERS: Role[] = ['project_holder'];
const REVIEWING: Role[] = ['desk_officer', 'field_officer'];
const READING = ROLES.filter((role) => role !== 'reviewer');
const LONG_AGO = '2020-01-01' as LocalDate;

/** Whoever is let through is then refused, as having seen an older version. */
const stale = (actor: Actor): Command => by(actor, { expectedVersion: 99 });
const verification = { code: 'IND-01', verified: 1, note: 'x', documentIds: [] };
const seen = { doneOn: LONG_AGO, summary: 'x', isFavourable: true, documentIds: [], findings: [] };

const OPEN_TO: readonly (readonly [string, readonly Role[], (actor: Actor) => Promise<unknown>])[] = [
  ['submitReport', HOLDERS, (actor) => acts().submitReport(stale(actor), known.reports[0].id, aReport())],
  ['acceptReport', REVIEWING, (actor) => acts().acceptReport(stale(actor), known.reports[0].id)],
  [
    'returnReport',
    REVIEWING,
    (actor) => acts().returnReport(stale(actor), known.reports[0].id, { questions: ['Pourquoi ?'] }),
  ],
  ['verifyIndicator', REVIEWING, (actor) => acts().verifyIndicator(by(actor), known.reports[0].id, verification)],
  [
    'planVisit',
    REVIEWING,
    (actor) => acts().planVisit(by(actor), known.dossierId, { purpose: 'x', plannedOn: LONG_AGO }),
  ],
  ['recordVisit', REVIEWING, (actor) => acts().recordVisit(stale(actor), known.visit.id, seen)],
  ['cancelVisit', REVIEWING, (actor) => acts().cancelVisit(stale(actor), known.visit.id, { reason: 'x' })],
  [
    'answerFinding',
    HOLDERS,
    (actor) => acts().answerFinding(by(actor), known.finding.id, { text: 'x', documentIds: [] }),
  ],
  ['closeFinding', REVIEWING, (actor) => acts().closeFinding(stale(actor), known.finding.id, { note: 'x' })],
  ['closeDossier', ['desk_officer'], (actor) => acts().closeDossier(by(actor), known.dossierId, { reason: 'x' })],
  ['listReports', READING, (actor) => acts().listReports(actor, known.dossierId)],
  ['listVisits', READING, (actor) => acts().listVisits(actor, known.dossierId, { limit: 50 })],
  ['listFindings', READING, (actor) => acts().listFindings(actor, known.dossierId, { limit: 50 })],
  ['listResults', READING, (actor) => acts().listResults(actor, known.dossierId)],
  ['getClosure', READING, (actor) => acts().getClosure(actor, known.dossierId)],
];

describe('reporting', () => {
  it.each(OPEN_TO)('lets %s be asked by %j only', async (_name, roles, act) => {
    expect((await rolesLetThrough(world, act)).sort()).toEqual([...roles].sort());
  });
});
