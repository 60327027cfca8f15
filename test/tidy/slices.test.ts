import {
  cataloguesThatDiffer,
  laddersWithoutWords,
  noticesNobodySends,
  obligationsWithoutName,
  textsMissing,
} from './catalogues.ts';
import { findsWhatIsPlanted, type Planted, type Texts } from './planting.ts';
import { refusalsWithoutTest } from './refusals.ts';
import { slicesWithoutPage } from './slice-pages.ts';
import { commandsWithoutPage } from './page-doors.ts';
import { useCasesWithoutDoor, useCasesWithoutTest } from './use-cases.ts';

const USE_CASE =
  'export const castVote = ({ transact, now }: Dependencies) => (command: Command) => transact(command);';
const inThree = (ar: object, fr: object, en: object): Texts => ({
  'services/committee/committee.ts': '',
  'services/committee/messages/ar.json': JSON.stringify(ar),
  'services/committee/messages/fr.json': JSON.stringify(fr),
  'services/committee/messages/en.json': JSON.stringify(en),
});
const KINDS = { 'services/shared/obligation.ts': "export const OBLIGATION_KINDS = ['draft'] as const;" };
const LADDER = { 'notice.reminder.draft': '…', 'notice.escalation.draft': '…' };
const SENT = { 'services/committee/committee.ts': "notify({ kind: 'committee.closed' })" };
const CLOSED = { 'notice.committee.closed': '…' };
const NAME = { 'obligation.draft': '…' };

const SLICES: readonly Planted[] = [
  {
    check: useCasesWithoutTest,
    tidy: { 'services/committee/cast-vote.ts': USE_CASE, 'test/committee/votes.test.ts': 'castVote(unit)' },
    untidy: { 'services/committee/cast-vote.ts': USE_CASE, 'test/committee/votes.test.ts': 'castVoteTwice()' },
    finds: /no test mentions castVote/,
  },
  {
    check: useCasesWithoutDoor,
    tidy: { 'services/committee/cast-vote.ts': USE_CASE, 'api/committee/committee-routes.ts': 'useCases.castVote' },
    untidy: { 'services/committee/cast-vote.ts': USE_CASE, 'api/scoring/scoring-routes.ts': 'castVote' },
    finds: /no door and no activity asks for castVote/,
  },
  {
    check: useCasesWithoutDoor,
    tidy: {
      'services/committee/cast-vote.ts': USE_CASE,
      'services/committee/committee-use-cases.ts': '({ vote: castVote(dependencies) })',
      'workflows/committee/committee-activities.ts': 'useCases.vote(command)',
    },
    untidy: {
      'services/committee/cast-vote.ts': USE_CASE,
      'services/committee/committee-use-cases.ts': '({ vote: castVote(dependencies) })',
      'workflows/committee/committee-procedure.ts': 'useCases.vote(command)',
    },
    finds: /no door and no activity asks for castVote/,
  },
];

const VOTES = { 'api/committee/committee-routes.ts': "writing({ operation: 'castVote', method: 'post' })" };

const PAGES: readonly Planted[] = [
  {
    check: commandsWithoutPage,
    tidy: { ...VOTES, 'web/committee/session-pages.ts': 'useCases.castVote(command)' },
    untidy: { ...VOTES, 'web/committee/session-pages.ts': 'useCases.castVotes(command)' },
    finds: /no page does castVote/,
  },
];

const LOST = { 'services/committee/committee-errors.ts': "new DomainError('refused', 'quorum_lost')" };
const PAGE = '```mermaid\n```\n';

const REFUSALS: readonly Planted[] = [
  {
    check: refusalsWithoutTest,
    tidy: { ...LOST, 'test/committee/quorum.test.ts': "toThrow('quorum_lost')" },
    untidy: {
      ...LOST,
      'test/committee/quorum.test.ts': "toThrow('quorum_lost_again')",
      'test/tidy/a.ts': 'quorum_lost',
    },
    finds: /no test names quorum_lost/,
  },
  {
    check: slicesWithoutPage,
    tidy: { 'services/committee/committee.ts': '', 'services/committee/README.md': PAGE, 'services/shared/ids.ts': '' },
    untidy: { 'services/committee/committee.ts': '' },
    finds: /committee\/README\.md is not there/,
  },
  {
    check: slicesWithoutPage,
    tidy: { 'services/committee/committee.ts': '', 'services/committee/README.md': `${PAGE}${'x\n'.repeat(58)}` },
    untidy: {
      'services/committee/committee.ts': '',
      'services/committee/README.md': `${PAGE}${PAGE}${'x\n'.repeat(57)}`,
    },
    finds: /has 61 lines[^]*has 2 diagrams/,
  },
];

const TEXTS: readonly Planted[] = [
  {
    check: textsMissing,
    tidy: {
      ...inThree({ 'error.quorum_lost': 'أ' }, { error: { quorum_lost: 'b' } }, { 'error.quorum_lost': 'c' }),
      'services/committee/committee-errors.ts': "new DomainError(\n  'refused',\n  'quorum_lost', { quorum })",
    },
    untidy: {
      ...inThree({ 'error.quorum_lost': 'أ' }, {}, { 'error.quorum_lost': 'c' }),
      'services/committee/committee-errors.ts': "new DomainError('refused', 'quorum_lost', { quorum })",
    },
    finds: /fr\.json has no text for error\.quorum_lost/,
  },
  {
    check: textsMissing,
    tidy: {
      ...inThree({ 'event.committee.voted': 'أ' }, { 'event.committee.voted': 'b' }, { 'event.committee.voted': 'c' }),
      'services/committee/cast-vote.ts': "await audit.record({ kind: 'committee.voted', subjectType: 'item' })",
    },
    untidy: {
      ...inThree({}, {}, {}),
      'services/committee/cast-vote.ts': "await outbox.notify({ kind: 'committee.convened', to })",
    },
    finds: /ar\.json has no text for notice\.committee\.convened/,
  },
  {
    check: textsMissing,
    tidy: {
      ...inThree(
        { 'notice.committee.heard': 'أ' },
        { 'notice.committee.heard': 'b' },
        { 'notice.committee.heard': 'c' },
      ),
      'services/committee/cast-vote.ts': "const told = (to): Notice => ({ kind: 'committee.heard', to })",
    },
    untidy: {
      ...inThree({ 'event.committee.heard': 'أ' }, {}, {}),
      'services/committee/cast-vote.ts': "const told: Notice = { kind: 'committee.heard', to }",
    },
    finds: /ar\.json has no text for notice\.committee\.heard/,
  },
  {
    check: obligationsWithoutName,
    tidy: { ...KINDS, ...inThree(NAME, NAME, NAME) },
    untidy: { ...KINDS, ...inThree({}, NAME, NAME) },
    finds: /no messages\/ar\.json has a text for obligation\.draft/,
  },
  {
    check: laddersWithoutWords,
    tidy: { ...KINDS, ...inThree(LADDER, LADDER, LADDER) },
    untidy: { ...KINDS, ...inThree(LADDER, { 'notice.reminder.draft': '…' }, LADDER) },
    finds: /no messages\/fr\.json has a text for notice\.escalation\.draft/,
  },
  {
    check: noticesNobodySends,
    tidy: { ...inThree(CLOSED, CLOSED, CLOSED), ...SENT },
    untidy: inThree(CLOSED, CLOSED, CLOSED),
    finds: /notice\.committee\.closed has texts, and nobody sends it/,
  },
  {
    check: cataloguesThatDiffer,
    tidy: inThree({ vote: 'صوت' }, { vote: 'vote' }, { vote: 'vote' }),
    untidy: inThree({ vote: 'صوت' }, { vote: 'vote' }, { vote: ' ' }),
    finds: /en\.json lacks vote/,
  },
  {
    check: cataloguesThatDiffer,
    tidy: inThree(
      { n: '{count, plural, zero {لا صوت} other {# أصوات من {by}}}' },
      { n: '{count, plural, one {# voix de {by}} other {# voix de {by}}}' },
      { n: '{by}: {count}' },
    ),
    untidy: inThree({ n: '{holder}' }, { n: "l'{holder}" }, { n: '{holder}' }),
    finds: /n asks for ar \{holder\}, fr \{\}, en \{holder\}/,
  },
  {
    check: cataloguesThatDiffer,
    tidy: inThree({ n: 'a' }, { n: "l''avis" }, { n: 'c' }),
    untidy: inThree({ n: '{a' }, { n: '{a' }, { n: '{a' }),
    finds: /a brace stays open/,
  },
];

describe('a check of slices', () => {
  findsWhatIsPlanted([...SLICES, ...PAGES, ...REFUSALS, ...TEXTS]);
});
