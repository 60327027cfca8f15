import type { Knex } from 'knex';
import { z } from 'zod';
import { NewEnvelope } from '../../../services/programme/programme.ts';
import type { CallId, DossierId, FunderId, PersonId } from '../../../services/shared/ids.ts';
import { newRib } from '../../../infra/story/identifiers.ts';
import { cloneDossiers } from '../../bench/clones.ts';
import { firstRound, type RoundWorld } from '../../support/builders/cofinancing.ts';
import {
  awarded,
  decided,
  idOfPerson,
  opened,
  rankedPair,
  retained,
  sessionOn,
} from '../../support/builders/committee.ts';
import { callInput, openByCalendar, openCallWorld } from '../../support/builders/programme.ts';
import { by, type World } from '../../support/world.ts';
import { surely } from './surely.ts';
import { setSitting, type Sitting } from './sitting.ts';

/** What stands when the run begins: a first call that is being financed and decided, and a second that takes applications. */
export interface Scene extends RoundWorld {
  readonly openCallId: string;
  /** Dossiers before their financing, whose workflows have not begun: each is lived once. */
  readonly unborn: DossierId[];
  /** The same, for the very end. */
  readonly last: readonly DossierId[];
  readonly bystanders: readonly PersonId[];
  readonly sitting: Sitting;
  /** Rights that were granted and holidays that were announced in this run, and that stand. */
  readonly grants: string[];
  readonly holidays: Announced[];
}

export interface Announced {
  readonly id: string;
  readonly version: number;
}

const BYSTANDERS = 40;
const LAST = 3;

const STAFF = [
  ['auditor', 'auditor'],
  ['preparer', 'payment_preparer'],
  ['verifier', 'payment_verifier'],
  ['approver', 'payment_approver'],
  ['payer', 'payer'],
  ['field-officer', 'field_officer'],
] as const;

export const setScene = async (world: World, lives: number): Promise<Scene> => {
  const call = await openCallWorld(world);
  const { createCall, openEnvelope, publishCall } = world.useCases.programme;
  const second = { reference: 'AAP-2026-09', opensAt: '2026-01-19T08:00:00Z', closesAt: '2026-11-30T15:30:00Z' };
  const { id: openCallId } = await createCall(by(call.admin), callInput(call.funders, second));
  for (const key of ['indh', 'region05', 'region08'] as const)
    await openEnvelope(by(call.admin), envelopeOf(call.funders[key], openCallId));
  await publishCall(by(call.admin), openCallId);
  await world.moveTo('2026-01-19T08:01:00Z');
  await openByCalendar(world, openCallId);

  const pair = await rankedPair(world, { call });
  const decision = await decided(world, await opened(world, await sessionOn(world, pair)), retained);
  const award = await awarded(world, decision);
  const sitting = await setSitting(world, pair, lives);
  const round = await firstRound(world, award);
  for (const [account, role] of STAFF) await world.holding(account, role);
  const bystanders: PersonId[] = [];
  for (let number = 1; number <= BYSTANDERS; number += 1)
    bystanders.push(idOfPerson(await world.person(`bystander-${String(number)}`)));
  const unborn = await cloneDossiers(world, round, lives + LAST);
  await equip(world, round, unborn);
  return { ...round, openCallId, bystanders, sitting, last: unborn.splice(0, LAST), unborn, grants: [], holidays: [] };
};

/** Those whom nobody has begun to live stand as the books see them: open, and before their decision or financing. */
export const standAsBefore = async (eyes: Knex, { unborn, last, sitting }: Scene): Promise<void> => {
  const ids = [...unborn, ...last, ...sitting.items.map(({ dossierId }) => dossierId)];
  const reopen = `update engine.process set open = true
    where stage in ('committee', 'cofinancing') and subject_id = any(?::uuid[])`;
  await surely(() => eyes.raw(reopen, [ids]));
};

/** Each clone has a representative and an account, and no workflow before it is born. */
const equip = async ({ admin }: World, { holder, officer, organisationId }: RoundWorld, ids: readonly DossierId[]) => {
  const ribs = JSON.stringify(ids.map((id) => ({ id, rib: newRib() })));
  const [person, desk] = [idOfPerson(holder), idOfPerson(officer)];
  await admin.transaction(async (trx) => {
    // What guards an account's way has seen the first one go it.
    await trx.raw(`set local session_replication_role = replica`);
    const each = `jsonb_to_recordset(?) as m(id uuid, rib text) join application.dossier d on d.id = m.id`;
    await trx.raw(
      `insert into registry.representative (id, organisation_id, person_id, from_on, named_by)
       select uuidv7(), d.organisation_id, ?, date '2026-01-05', ? from ${each}`,
      [person, person, ribs],
    );
    await trx.raw(
      `insert into registry.account (id, organisation_id, rib, status, declared_by, certified_by, certificate_id)
       select uuidv7(), d.organisation_id, m.rib, 'active', ?, ?, first.certificate_id
       from registry.account first, ${each} where first.organisation_id = ?`,
      [person, desk, ribs, organisationId],
    );
    await trx.raw(
      `insert into access.role_grant (id, person_id, role, scope_kind, scope_id, from_at)
       select uuidv7(), ?, 'project_holder', 'organisation', d.organisation_id, timestamptz '2026-01-05' from ${each}`,
      [person, ribs],
    );
    await trx.raw(`update engine.process set open = false where subject_id = any(?::uuid[])`, [[...ids]]);
  });
};

const envelopeOf = (funderId: FunderId, callId: CallId) =>
  z.decode(NewEnvelope, {
    funderId,
    instrument: 'grant',
    year: 2026,
    callId,
    territory: null,
    amount: { amount: '4000000.00', currency: 'MAD' },
    act: 'Décision 2026/2',
  });
