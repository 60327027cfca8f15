import { z } from 'zod';
import { demoFunders } from '../../infra/demo/fund.ts';
import { NewFunder, type NewEnvelope } from '../../services/programme/programme.ts';
import { EnvelopePage, FunderList } from '../../services/programme/programme-views.ts';
import { dirhams, money } from '../../services/shared/money.ts';
import { draftCallWorld, type CallWorld } from '../support/builders/programme.ts';
import { by, createWorld, type World } from '../support/world.ts';

const PAGE = { limit: 50 };

describe('funders and their envelopes', () => {
  let world: World;
  let fund: CallWorld;
  beforeAll(async () => {
    world = await createWorld();
    fund = await draftCallWorld(world);
  });
  afterAll(() => world.drop());

  const programme = () => world.useCases.programme;
  const balanceOf = async (envelopeId: string) =>
    (await programme().listEnvelopes(fund.admin, PAGE)).items.find(({ id }) => id === envelopeId);
  const open = {
    instrument: 'grant',
    year: 2027,
    callId: null,
    territory: null,
    marker: null,
    act: 'Finance act 2027',
  } as const;

  it('openEnvelope puts its first money into the books, by an act', async () => {
    expect(await balanceOf(fund.envelopes.indh)).toMatchObject({
      granted: dirhams(6_000_000),
      available: dirhams(6_000_000),
      held: 0n,
      committed: 0n,
      paid: 0n,
    });
    expect(await world.admin('programme.envelope_grant').where({ envelope_id: fund.envelopes.indh })).toMatchObject([
      { act: 'Decision 2026/1 of INDH', amount_centimes: 600_000_000n },
    ]);
  });

  it('raiseEnvelope adds to them, once for one command', async () => {
    const command = by(fund.admin);
    const rise = { amount: dirhams(250_000), act: 'Amendment 1' };
    await programme().raiseEnvelope(command, fund.envelopes.cdg, rise);
    await programme().raiseEnvelope(command, fund.envelopes.cdg, rise);
    expect(await balanceOf(fund.envelopes.cdg)).toMatchObject({ granted: dirhams(8_250_000) });
    const events = await world.admin('audit.event').where({ kind: 'programme.envelope_raised' });
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ reason: 'Amendment 1', role: 'fund_administrator' });
  });

  it.each([0n, -1n])('refuses an envelope of %s centimes', async (centimes) => {
    const input = { ...open, funderId: fund.funders.indh, amount: money(centimes) };
    await expect(programme().openEnvelope(by(fund.admin), input)).rejects.toMatchObject({
      code: 'amount_not_positive',
    });
    await expect(
      programme().raiseEnvelope(by(fund.admin), fund.envelopes.indh, { amount: money(centimes), act: 'None' }),
    ).rejects.toMatchObject({ code: 'amount_not_positive' });
  });

  it('keeps a guarantee in a book of its own, and never with the cash', async () => {
    const input = { ...open, funderId: fund.funders.cdg, instrument: 'guarantee' as const, amount: dirhams(500) };
    const { id } = await programme().openEnvelope(by(fund.admin), input);
    await programme().raiseEnvelope(by(fund.admin), id, { amount: dirhams(250), act: 'A second act' });
    const { items } = await programme().listEnvelopes(fund.admin, PAGE);
    expect(items.find((envelope) => envelope.id === id)).toMatchObject({
      granted: dirhams(750),
      available: dirhams(750),
      committed: 0n,
      called: 0n,
    });
    const rows = await world.admin('ledger.account').where({ envelope_id: id }).select('kind', 'nature');
    expect(rows).toEqual(
      expect.arrayContaining([
        { kind: 'capacity', nature: 'guarantee' },
        { kind: 'quota', nature: 'guarantee' },
      ]),
    );
  });

  it('refuses an envelope for gifts in kind, which have no book', async () => {
    const input = { ...open, funderId: fund.funders.cdg, amount: dirhams(1), instrument: 'in_kind' as const };
    await expect(programme().openEnvelope(by(fund.admin), input)).rejects.toMatchObject({
      kind: 'refused',
      code: 'instrument_not_cash',
    });
  });

  it('refuses the same envelope twice; another instrument, territory or marker makes another envelope', async () => {
    const input = { ...open, funderId: fund.funders.cdg, amount: dirhams(1) };
    for (const other of [{}, { instrument: 'loan' }, { territory: '05' }, { marker: 'green' }]) {
      const envelope = { ...input, ...other } as NewEnvelope;
      await programme().openEnvelope(by(fund.admin), envelope);
      await expect(programme().openEnvelope(by(fund.admin), envelope)).rejects.toMatchObject({
        code: 'envelope_already_open',
      });
    }
  });

  it('is for an administrator', async () => {
    const stranger = await world.person('stranger');
    const input = { ...open, funderId: fund.funders.cdg, amount: dirhams(1) };
    await expect(programme().openEnvelope(by(stranger), input)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(
      programme().raiseEnvelope(by(stranger), fund.envelopes.indh, { amount: dirhams(1), act: 'None' }),
    ).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(
      programme().addFunder(by(stranger), z.decode(NewFunder, { ...demoFunders.indh, code: 'OTHER' })),
    ).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('a funder sees its own envelopes only, a stranger none', async () => {
    const scope = { kind: 'funder', id: fund.funders.region05 } as const;
    const officer = await world.holding('region05-officer', 'funder_officer', scope);
    const seen = z.encode(EnvelopePage, await programme().listEnvelopes(officer, PAGE));
    expect(seen.items).toMatchObject([{ id: fund.envelopes.region05, available: { amount: '1500000.00' } }]);
    expect((await programme().listEnvelopes(await world.person('stranger'), PAGE)).items).toEqual([]);
  });

  it('addFunder refuses a code twice; the list names funders without their accounts', async () => {
    await expect(programme().addFunder(by(fund.admin), z.decode(NewFunder, demoFunders.indh))).rejects.toMatchObject({
      code: 'funder_code_taken',
    });
    const list = z.encode(FunderList, await programme().listFunders(await world.person('stranger')));
    expect(list.items.map(({ code }) => code)).toEqual(['CDG', 'INDH', 'REGION-05', 'REGION-08']);
    expect(JSON.stringify(list)).not.toContain(demoFunders.indh.rib);
  });

  it('a call is paid from the envelope kept for it, else from the open one of its year', async () => {
    const envelopeOf = (funderId: typeof fund.funders.indh) =>
      world.read(fund.admin, ({ programme: facts }) => facts.getEnvelope(fund.callId, funderId));
    const unreserved = { ...open, year: 2026, funderId: fund.funders.indh, amount: dirhams(1) };
    await programme().openEnvelope(by(fund.admin), unreserved);
    expect((await envelopeOf(fund.funders.indh)).id).toBe(fund.envelopes.indh);
    expect((await envelopeOf(fund.funders.cdg)).id).toBe(fund.envelopes.cdg);
    const other = await programme().addFunder(
      by(fund.admin),
      z.decode(NewFunder, { ...demoFunders.cdg, code: 'OTHER' }),
    );
    await expect(envelopeOf(other.id)).rejects.toMatchObject({ kind: 'missing', code: 'envelope_missing' });
  });

  it('keeps what acts have granted: the application may not rewrite it', async () => {
    await expect(world.knex('programme.envelope_grant').update({ act: 'Another' })).rejects.toThrow(
      'permission denied',
    );
    await expect(world.admin('programme.envelope_grant').update({ act: 'Another' })).rejects.toThrow('append-only');
  });
});
