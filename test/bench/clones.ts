import { hold, raiseEnvelope } from '../../services/ledger/ledger-acts.ts';
import { newId, type DossierId, type TransferId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import type { RoundWorld } from '../support/builders/cofinancing.ts';
import { automatically, type World } from '../support/world.ts';

/** Every row of a table that is of one dossier, again for each clone, with what makes the clone another one. */
export const again = (table: string, of: string, changes: string): string => `
  insert into ${table} select clone.*
  from ${table} t, made m, lateral jsonb_populate_record(t, jsonb_build_object(${changes})) clone where ${of}`;

const tablesOf = ({ dossierId, organisationId, itemId }: RoundWorld): string[] => [
  again(
    'registry.organisation',
    `t.id = '${organisationId}'`,
    `'id', m.organisation_id, 'ice', null, 'registration_number', 'B-' || m.dossier_id`,
  ),
  again(
    'application.dossier',
    `t.id = '${dossierId}'`,
    `'id', m.dossier_id, 'organisation_id', m.organisation_id, 'reference', 'B-' || m.dossier_id`,
  ),
  again(
    'access.dossier_scope',
    `t.dossier_id = '${dossierId}'`,
    `'dossier_id', m.dossier_id, 'organisation_id', m.organisation_id, 'reference', 'B-' || m.dossier_id`,
  ),
  again(
    'engine.process',
    `t.subject_id = '${dossierId}'`,
    `'workflow_id', 'dossier:' || m.dossier_id, 'subject_id', m.dossier_id, 'seen', t.version, 'sent', t.version`,
  ),
  again(
    'committee.item',
    `t.id = '${itemId}'`,
    `'id', m.item_id, 'dossier_id', m.dossier_id, 'position', t.position + m.n`,
  ),
  again('committee.decision', `t.item_id = '${itemId}'`, `'item_id', m.item_id`),
  again(
    'committee.award_line',
    `t.item_id = '${itemId}'`,
    `'item_id', m.item_id, 'hold_id', m.holds ->> t.funder_id::text`,
  ),
];

/** Provisional holds of each clone, as the committee made them for the first: by funder. */
const holdsFor = async (world: World, { award }: RoundWorld, ids: readonly DossierId[]) => {
  const dueAt = new Date('2027-01-01T00:00:00Z');
  const wanted = ids.flatMap((dossierId) => award.lines.map((line) => ({ ...line, dossierId })));
  const holds = wanted.map((line) => hold(line, line.amount, { dueAt, subjectId: award.itemId }));
  const funds = award.lines.map((line) => raiseEnvelope(line, dirhams(1_000_000_000)));
  const posted = await world.transact(automatically('hold', newId()), async ({ ledger }) => {
    await ledger.post(funds);
    return ledger.post(holds);
  });
  const byDossier = new Map<DossierId, Record<string, TransferId>>();
  for (const [index, { dossierId, funderId }] of wanted.entries()) {
    const holdId = posted[index];
    if (holdId) byDossier.set(dossierId, { ...byDossier.get(dossierId), [funderId]: holdId });
  }
  return byDossier;
};

/**
 * Copies a dossier that the use cases brought to its financing: a hundred lives up to there would take minutes that
 * are not measured. Rows of tables are copied, holds are posted.
 */
export const cloneDossiers = async (world: World, round: RoundWorld, count: number): Promise<DossierId[]> => {
  const ids = Array.from({ length: count }, () => newId<DossierId>());
  const holds = await holdsFor(world, round, ids);
  const made = ids.map((id, index) => ({ dossier_id: id, n: index + 1, holds: holds.get(id) }));
  await world.admin.transaction(async (trx) => {
    // What guards a dossier's way step by step has seen the first one go it.
    await trx.raw(`set local session_replication_role = replica`);
    await trx.raw(
      `create temporary table made on commit drop as
       select uuidv7() as organisation_id, uuidv7() as item_id, m.*
       from jsonb_to_recordset(?) as m(dossier_id uuid, n int, holds jsonb)`,
      [JSON.stringify(made)],
    );
    for (const statement of tablesOf(round)) await trx.raw(statement);
  });
  return ids;
};
