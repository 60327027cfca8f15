import type { DossierId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import { decided, opened, rankedPair, retained, sessionOn } from '../support/builders/committee.ts';
import { by, createWorld } from '../support/world.ts';

describe('an envelope reserved to a region', () => {
  it('pays for the dossier of Khénifra, which lies in it, and not for the one of Tinghir', async () => {
    const world = await createWorld();
    const pair = await rankedPair(world);
    const { admin, callId, funders, envelopes } = pair;
    const { id: reserved } = await world.useCases.programme.openEnvelope(by(admin), {
      funderId: funders.indh,
      instrument: 'grant',
      year: 2026,
      callId,
      territory: '05',
      marker: null,
      amount: dirhams(500_000),
      act: 'Convention for the region of Béni Mellal-Khénifra',
    });
    const paidFrom = async (dossierId: DossierId) => {
      const holds = await world.read(admin, ({ ledger }) => ledger.openHolds(dossierId));
      return holds.map(({ share, amount }) => [share.envelopeId, amount]);
    };
    const decision = () => ({
      ...retained(pair),
      amount: dirhams(210_000),
      lines: [{ funderId: funders.indh, amount: dirhams(210_000) }],
    });

    await decided(world, await opened(world, await sessionOn(world, pair)), decision);
    const second = { reference: 'CRS-2026-04', sittingAt: new Date('2026-03-23T09:00:00Z') };
    const elsewhere = await opened(world, await sessionOn(world, { ...pair, ...pair.second }, second));
    await decided(world, elsewhere, decision);

    expect(await paidFrom(pair.dossierId)).toEqual([[reserved, dirhams(210_000)]]);
    expect(await paidFrom(pair.second.dossierId)).toEqual([[envelopes.indh, dirhams(210_000)]]);
    await world.drop();
  });
});
