import type { Actor, Command } from '../../services/shared/command.ts';
import { newId, type PersonId } from '../../services/shared/ids.ts';
import { systemCommand } from '../../services/shared/command.ts';
import { scanQueueOn } from '../../db/documents/scan-queue-store.ts';
import type { Scanner } from '../../services/documents/documents-ports.ts';
import { isOpen } from '../../services/documents/scan.ts';
import { scanDocuments } from '../../services/documents/scan-documents.ts';
import type { Role, ScopeKind } from '../../services/access/policy.ts';
import { useCasesOn, type UseCases } from '../../services/use-cases.ts';
import { createDatabase, type TestDatabase } from './database.ts';

export interface World extends TestDatabase {
  readonly useCases: UseCases;
  /** A person known to the system; the same account is the same person. */
  readonly person: (account: string) => Promise<Actor>;
  /** The same, holding a role on a scope (on the whole fund where none is named). */
  readonly holding: (account: string, role: Role, scope?: { kind: ScopeKind; id: string }) => Promise<Actor>;
  /** Moves the application clock to an instant; forward only. */
  readonly moveTo: (instant: string | Date) => Promise<void>;
  readonly now: () => Promise<Date>;
}

/** A database of its own, every use case on it, people with roles, and a clock that can be moved. */
export const createWorld = async (scanner: Scanner = FINDS_NOTHING): Promise<World> => {
  const database = await createDatabase();
  const { admin } = database;
  await admin.raw('update engine.clock set ahead = ?::timestamptz - now()', [BEGINNING]);
  const people = new Map<string, Actor>();

  const person = async (account: string): Promise<Actor> => {
    const known = people.get(account);
    if (known) return known;
    const id = newId<PersonId>();
    await admin('access.person').insert({ id, issuer: ISSUER, subject: account, name: account });
    const actor: Actor = {
      id,
      knownBy: { by: 'token', issuer: ISSUER, subject: account, signedInAt: LONG_AGO },
      onBehalfOf: null,
    };
    people.set(account, actor);
    return actor;
  };

  const now = async (): Promise<Date> => {
    const { rows } = await admin.raw<{ rows: { now: Date }[] }>('select engine.now() as now');
    return rows[0]?.now ?? new Date(0);
  };

  return {
    ...database,
    useCases: scanningAtOnce(database, undefined, scanner),
    person,
    holding: async (account, role, scope) => {
      const actor = await person(account);
      const grant = { person_id: actor.id, role, scope_kind: scope?.kind ?? 'fund', scope_id: scope?.id ?? null };
      await admin('access.role_grant')
        .insert({ id: newId(), ...grant, from_at: LONG_AGO })
        .onConflict()
        .ignore();
      return actor;
    },
    now,
    moveTo: async (instant) => {
      await admin.raw('update engine.clock set ahead = greatest(ahead, ?::timestamptz - now())', [new Date(instant)]);
    },
  };
};

const FINDS_NOTHING: Scanner = { scan: () => Promise.resolve({ verdict: 'clean' }) };

/**
 * Every use case; a file handed in is scanned before the answer is given, by a scanner that finds nothing where none is named. What it says
 * is still what the file was when it came: `received`. The scanner's own way to the database is never cut.
 */
export const scanningAtOnce = (
  database: TestDatabase,
  useCases = useCasesOn(database, database.printing),
  scanner: Scanner = FINDS_NOTHING,
): UseCases => {
  const { files } = database.printing;
  const scan = scanDocuments(database, { queue: scanQueueOn(database.knex), files, scanner });
  const storeDocument: UseCases['documents']['storeDocument'] = async (command, upload) => {
    const document = await useCases.documents.storeDocument(command, upload);
    // Another upload of the same moment may have this file in hand.
    do await scan();
    while (isOpen((await useCases.documents.getDocument(command.actor, document.id)).status));
    return document;
  };
  return { ...useCases, documents: { ...useCases.documents, storeDocument } };
};

export const ISSUER = 'https://issuer.example';
/** Every world begins on this morning, before the demo pack's first call opens. */
const BEGINNING = '2026-01-05T09:00:00.000Z';
const LONG_AGO = '2020-01-01T00:00:00.000Z';

/** A command of this person, once: a new id each time. */
export const by = (actor: Actor, change: Partial<Command> = {}): Command => ({
  id: newId(),
  actor,
  inputHash: 'input',
  requestId: null,
  expectedVersion: null,
  ...change,
});

/** A command of an automatic step, as the workflow would ask it. */
export const automatically = (step: string, subject: string): Command => systemCommand('test', step, subject);
