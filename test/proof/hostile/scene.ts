import { clamav } from '../../../infra/clamav.ts';
import { startClamdDouble } from '../../../infra/clamd-double.ts';
import { ROLES, type Role } from '../../../services/access/policy.ts';
import { useCasesOn, type UseCases } from '../../../services/use-cases.ts';
import { createApp, type TestApp } from '../../support/app.ts';
import { allTranchesPaid, finalCostReported } from '../../support/builders/reporting.ts';
import { idsKept } from '../../support/kept-ids.ts';
import { createWorld, scanningAtOnce, type World } from '../../support/world.ts';
import { believingBytes, withoutRibs } from './planting.ts';

/** Somebody of one role, as a program that speaks in their name. */
export interface Attacker {
  readonly role: Role;
  readonly token: string;
}

/** A whole dossier from its call to its last payment, the real API before it, a scanner, and somebody of every role. */
export interface Scene {
  readonly app: TestApp;
  /** With a token of now: whoever is long at it as one role would find the next one's run out. */
  readonly attackerAs: (role: Role) => Promise<Attacker>;
  readonly ids: Readonly<Record<string, string>>;
  readonly document: Document;
  readonly close: () => Promise<void>;
}

export interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name?: string; readonly in?: string; readonly schema?: object }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
}

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** Long enough for the longest run as one role; the API takes no token older than an hour. */
const TOKEN_SECONDS = 3_500;

const useCasesFor = (world: World, scannerUrl: string, planted: string | null): UseCases => {
  const scanned = scanningAtOnce(world, useCasesOn(world, world.printing), clamav(scannerUrl));
  return planted === 'bytes' ? believingBytes(scanned) : scanned;
};

export const sceneOf = async (planted: string | null): Promise<Scene> => {
  const world = await createWorld();
  const scanner = await startClamdDouble();
  const undo = planted === 'ribs' ? withoutRibs() : () => undefined;
  const app = await createApp(world, { useCases: useCasesFor(world, scanner.url, planted) });
  const close = async () => {
    undo();
    await app.stop();
    await scanner.stop();
    await world.drop();
  };
  try {
    await finalCostReported(world, await allTranchesPaid(world));
    return { app, close, ...(await everybody(world, app)) };
  } catch (error) {
    await close();
    throw error;
  }
};

const everybody = async (world: World, app: TestApp) => {
  for (const role of ROLES) await world.holding(nameOf(role), role);
  const attackerAs = async (role: Role): Promise<Attacker> => {
    const claims = { exp: Math.floor(Date.now() / 1000) + TOKEN_SECONDS };
    return { role, token: await app.issuer.tokenOf(nameOf(role), { claims }) };
  };
  const answer = await app.anyone.get('/api/openapi.json');
  return { attackerAs, ids: await idsKept(world), document: answer.body as Document };
};

const nameOf = (role: Role): string => `hostile-${role}`;
