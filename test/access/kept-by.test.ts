import type { Actor } from '../../services/shared/command.ts';
import type { PersonId } from '../../services/shared/ids.ts';
import { draftDossier } from '../support/builders/application.ts';
import { settledTranche, type TrancheWorld } from '../support/builders/disbursement.ts';
import { by, createWorld, type World } from '../support/world.ts';

const ASKED = { reason: 'Request of 3 March, by letter' };
const idOf = (actor: Actor) => actor.id as PersonId;

describe('what obliges the fund to keep somebody', () => {
  let paid: TrancheWorld;
  let world: World;
  let administrator: Actor;
  beforeAll(async () => {
    world = await createWorld();
    administrator = await world.holding('admin', 'fund_administrator');
    paid = await settledTranche(world);
  }, 120_000);
  afterAll(() => world.drop());

  const keeping = async (who: Actor) =>
    (await world.useCases.access.readErasure(administrator, idOf(who))).keptBy.map(({ code }) => code);
  const eraseThere = (who: Actor) => world.useCases.access.erasePerson(by(administrator), idOf(who), ASKED);

  it('is an open dossier, a signed agreement and a payment, of the holder', async () => {
    expect([...new Set(await keeping(paid.holder))].sort()).toEqual(['agreement_kept', 'dossier_open', 'payment_kept']);
    await expect(eraseThere(paid.holder)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'person_kept',
      details: { keptBy: expect.arrayContaining([expect.objectContaining({ code: 'agreement_kept' })]) as object[] },
    });
  });

  it('is a payment, of whoever prepared, signed or sent it, and the minutes, of whoever sat', async () => {
    for (const who of [paid.staff.preparer, paid.staff.payer]) expect(await keeping(who)).toContain('payment_kept');
    const [member] = await world.admin<{ person_id: string }>('committee.member');
    expect(await keeping({ ...paid.holder, id: member!.person_id as PersonId })).toContain('minutes_kept');
  });

  it('is a recovery under way', async () => {
    await world.admin.raw(`
      insert into disbursement.recovery (id, dossier_id, cause, amount_centimes, received_centimes, due_on, status, version)
      values (gen_random_uuid(), '${paid.dossierId}', 'overpayment', 100, 0, '2026-12-01', 'issued', 1)`);
    expect(await keeping(paid.holder)).toContain('recovery_open');
  });

  it('ends: ten years after the closing day nothing of an agreement keeps its holder any more', async () => {
    await world.admin.transaction(async (trx) => {
      await trx.raw('set local session_replication_role = replica');
      await trx.raw(`update engine.process set open = false`);
      await trx.raw(`delete from disbursement.recovery`);
      await trx.raw(`insert into reporting.closure (dossier_id, reason, statement, sha256, closed_by, closed_at, retain_until)
        values ('${paid.dossierId}', 'x', 'x', encode(sha256('x'), 'hex'), '${administrator.id}', now(), '2036-06-30')`);
    });
    await world.moveTo('2036-06-30T12:00:00Z');
    expect([...new Set(await keeping(paid.holder))]).toContain('agreement_kept');
    await world.moveTo('2040-01-01T12:00:00Z');
    expect(await keeping(paid.holder)).toEqual([]);
    await expect(eraseThere(paid.holder)).resolves.toMatchObject({ personId: paid.holder.id });
  });

  it('is a draft of theirs, until it is withdrawn; then what it said goes with them', async () => {
    const own = await createWorld();
    try {
      const { holder, dossierId, admin: boss } = await draftDossier(own);
      const { readErasure, erasePerson } = own.useCases.access;
      expect(await readErasure(boss, idOf(holder))).toMatchObject({ keptBy: [{ code: 'dossier_open', until: null }] });
      const raw = own.knex.raw(`select access.erase_person(?, ?, 'x')`, [holder.id, boss.id]);
      await expect(raw).rejects.toMatchObject({ hint: 'person_kept' });
      await own.useCases.dossier.withdrawDossier(by(holder), dossierId, { reason: 'We go another way.' });
      await erasePerson(by(boss), idOf(holder), ASKED);
      const rows = await own.admin<{ project: object; reference: string }>('application.dossier');
      expect(rows.map(({ project }) => project)).toEqual(rows.map(({ reference }) => ({ title: reference })));
    } finally {
      await own.drop();
    }
  });
});
