import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import {
  cataloguesThatDiffer,
  keysOfTwoSlices,
  laddersWithoutWords,
  noticesNobodySends,
  obligationsWithoutName,
  textsMissing,
} from './tidy/catalogues.ts';
import {
  databaseFilesOfNoRole,
  filesTooLong,
  namesNotKebab,
  namesSayingNothing,
  promisesWithoutIssue,
  silencedWithoutReason,
} from './tidy/files.ts';
import { deadLinks } from './tidy/links.ts';
import { migrationsOfOneNumber, migrationsWithoutWayBack } from './tidy/migrations.ts';
import { protocolBuffersCopies, temporalRanges, temporalUnscoped, temporalVersions } from './tidy/packages.ts';
import { commandsWithoutPage } from './tidy/page-doors.ts';
import { pageTextsMissing, pageTextsUnused } from './tidy/page-texts.ts';
import { refusalsWithoutTest } from './tidy/refusals.ts';
import { type Check, repositoryIn } from './tidy/repository.ts';
import { slicesWithoutPage } from './tidy/slice-pages.ts';
import { tracesOfMachines } from './tidy/traces.ts';
import { useCasesWithoutDoor, useCasesWithoutTest } from './tidy/use-cases.ts';

const CHECKS: readonly (readonly [sentence: string, check: Check])[] = [
  ['keeps every file within 250 lines', filesTooLong],
  ['names files and folders in kebab-case', namesNotKebab],
  ['gives no file a name that says nothing', namesSayingNothing],
  ['promises nothing without an issue', promisesWithoutIssue],
  ['gives a reason wherever a rule is switched off', silencedWithoutReason],
  ['keeps only stores, views, facts and acts in the slices of db', databaseFilesOfNoRole],
  ['mentions every use case in a test', useCasesWithoutTest],
  ['names every refusal in a test', refusalsWithoutTest],
  ['tells of every slice on one page, with one diagram', slicesWithoutPage],
  ['opens a door or an activity to every use case', useCasesWithoutDoor],
  ['opens a page to every command that is not for programs alone', commandsWithoutPage],
  ['has a text for every error, event and notice, in three languages', textsMissing],
  ['has a name for every kind of obligation, in three languages', obligationsWithoutName],
  ['reminds and escalates in words, in three languages', laddersWithoutWords],
  ['keeps no text of a notice that nobody sends', noticesNobodySends],
  ['has a text for whatever a page says', pageTextsMissing],
  ['keeps no text that no page says', pageTextsUnused],
  ['says the same things in three languages, with the same placeholders', cataloguesThatDiffer],
  ['gives every key its texts in one slice', keysOfTwoSlices],
  ['can take back every migration', migrationsWithoutWayBack],
  ['numbers migrations in one order', migrationsOfOneNumber],
  ['links to nothing that is not there', deadLinks],
  ['speaks of no machine, no registry and no folder beside it', tracesOfMachines],
  ['stays away from the unscoped Temporal package', temporalUnscoped],
  ['installs one version of the Temporal packages', temporalVersions],
  ['asks for an exact version of each Temporal package', temporalRanges],
  ['installs protobufjs 8 once', protocolBuffersCopies],
];

const repository = repositoryIn(process.cwd());

describe('the repository', () => {
  it.each(CHECKS)('%s', (_, check) => {
    expect(check(repository)).toEqual([]);
  });

  it('reads an empty history from JSON, which needs one copy of protobufjs', () => {
    expect(historyFromJSON({ events: [] }).events).toEqual([]);
  });
});
