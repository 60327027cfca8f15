import type { Role } from '../../services/access/policy.ts';
import type { Actor } from '../../services/shared/command.ts';
import { openedSession, retained, type SessionWorld } from '../support/builders/committee.ts';
import { rolesLetThrough } from '../support/refusing.ts';
import { by, createWorld, type World } from '../support/world.ts';

let world: World;
let session: SessionWorld;

beforeAll(async () => {
  world = await createWorld();
  session = await openedSession(world);
});
afterAll(() => world.drop());

type Act = (actor: Actor, known: SessionWorld) => Promise<unknown>;
const acts = () => world.useCases.committee;

const SITTING: Role[] = ['committee_member', 'committee_chair'];
const READING: Role[] = [...SITTING, 'committee_secretary', 'auditor'];
const WRITING: Role[] = ['committee_secretary'];
const PAGE = { limit: 50 };
const NOBODY = { presentIds: [] };

const convene: Act = (actor, { callId, dossierId }) =>
  acts().conveneSession(by(actor), {
    callId,
    reference: 'CRS-X',
    sittingAt: new Date('2026-01-01T09:00:00Z'),
    members: [],
    chairId: session.members[0]!.id as never,
    secretaryId: session.members[1]!.id as never,
    dossierIds: [dossierId],
  });

/** What each act is open to; whoever is let through is then refused by the session, whose people others are. */
const OPEN_TO: readonly (readonly [name: string, roles: readonly Role[], act: Act])[] = [
  ['conveneSession', WRITING, convene],
  ['openSession', ['committee_chair'], (actor, { sessionId }) => acts().openSession(by(actor), sessionId, NOBODY)],
  ['adjournSession', WRITING, (actor, { sessionId }) => acts().adjournSession(by(actor), sessionId, NOBODY)],
  ['recuse', SITTING, (actor, { itemId }) => acts().recuse(by(actor), itemId, { reason: 'x' })],
  [
    'replaceChair',
    WRITING,
    (actor, { itemId }) => acts().replaceChair(by(actor), itemId, { personId: session.chair.id as never }),
  ],
  [
    'castVote',
    SITTING,
    (actor, { itemId, contentHash }) => acts().castVote(by(actor), itemId, { vote: 'for', contentHash }),
  ],
  ['decideItem', SITTING, (actor, known) => acts().decideItem(by(actor), known.itemId, retained(known))],
  ['closeSession', WRITING, (actor, { sessionId }) => acts().closeSession(by(actor), sessionId)],
  [
    'signMinutes',
    ['committee_chair', 'committee_secretary'],
    (actor, { sessionId, contentHash }) => acts().signMinutes(by(actor), sessionId, { contentHash }),
  ],
  [
    'promoteDossier',
    ['committee_chair', 'committee_secretary'],
    (actor, { dossierId }) => acts().promoteDossier(by(actor), dossierId, {}),
  ],
  [
    'answerQuestion',
    ['project_holder', 'platform_agent'],
    (actor, { dossierId }) => acts().answerQuestion(by(actor), dossierId, { text: 'x', documentIds: [] }),
  ],
  ['getSession', READING, (actor, { sessionId }) => acts().getSession(actor, sessionId)],
  ['getMinutes', READING, (actor, { sessionId }) => acts().getMinutes(actor, sessionId)],
  ['listSessions', READING, (actor, { callId }) => acts().listSessions(actor, callId, PAGE)],
  ['listAwaiting', READING, (actor, { callId }) => acts().listAwaiting(actor, callId, PAGE)],
  ['listReserve', READING, (actor, { callId }) => acts().listReserve(actor, callId, PAGE)],
];

describe('the committee', () => {
  it.each(OPEN_TO)('lets %s be asked by %j only', async (_name, roles, act) => {
    expect((await rolesLetThrough(world, (actor) => act(actor, session))).sort()).toEqual([...roles].sort());
  });
});
