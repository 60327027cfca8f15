import { z } from 'zod';
import { rulebook01 } from '../../infra/demo/rulebook-01.ts';
import { Rulebook, type Payable } from '../../services/programme/programme-facts.ts';
import type { NewEnvelope } from '../../services/programme/programme.ts';
import { dirhams } from '../../services/shared/money.ts';
import { publishedCallWorld, type CallWorld } from '../support/builders/programme.ts';
import { by, createWorld, type World } from '../support/world.ts';

const KHENIFRA = '05.301';
const BENI_MELLAL = '05.091';
const TINGHIR = '08.577';

describe('which of several envelopes of a funder pays', () => {
  let world: World;
  let fund: CallWorld;
  beforeEach(async () => {
    world = await createWorld();
    fund = await publishedCallWorld(world, { rulebook: { ...rulebook01, markers: ['green'] } });
  });
  afterEach(() => world.drop());

  const open = async (reserved: Partial<NewEnvelope>) => {
    const unreserved = { instrument: 'grant', year: 2026, callId: null, territory: null, marker: null } as const;
    const given = { funderId: fund.funders.cdg, amount: dirhams(1), act: 'Convention 7' };
    return (await world.useCases.programme.openEnvelope(by(fund.admin), { ...unreserved, ...given, ...reserved })).id;
  };
  const chosenFor = (project: Payable) =>
    world.read(fund.admin, async ({ programme }) => {
      return (await programme.getEnvelope(fund.callId, fund.funders.cdg, project)).id;
    });
  const chosen = async () => {
    const places = [KHENIFRA, BENI_MELLAL, TINGHIR];
    const ids: string[] = [];
    for (const territory of places) ids.push(await chosenFor({ territory }));
    return ids;
  };

  it('is the most specific: the one of the call, then of the province, the region, a marker, and the open one', async () => {
    const { cdg } = fund.envelopes;
    expect(await chosen()).toEqual([cdg, cdg, cdg]);
    const green = await open({ marker: 'green' });
    expect(await chosen()).toEqual([green, green, green]);
    const region = await open({ territory: '05' });
    expect(await chosen()).toEqual([region, region, green]);
    const province = await open({ territory: KHENIFRA });
    expect(await chosen()).toEqual([province, region, green]);
    const provinceGreen = await open({ territory: KHENIFRA, marker: 'green' });
    expect(await chosen()).toEqual([provinceGreen, region, green]);
    const call = await open({ callId: fund.callId });
    expect(await chosen()).toEqual([call, call, call]);
    const callRegion = await open({ callId: fund.callId, territory: '05' });
    expect(await chosen()).toEqual([callRegion, callRegion, call]);
    expect(await chosenFor({ territory: null })).toBe(call);
  });

  it('goes by the markers of the version that the dossier began with', async () => {
    const { programme } = world.useCases;
    const green = await open({ marker: 'green' });
    const before = await programme.getCall(fund.admin, fund.callId);
    const { rulebookHash } = await programme.changeRulebook(by(fund.admin), fund.callId, {
      rulebook: z.decode(Rulebook, rulebook01),
      reason: 'L’appel ne porte plus le marqueur vert.',
    });
    expect(await chosenFor({ rulebookHash: before.rulebookHash })).toBe(green);
    expect(await chosenFor({ rulebookHash })).toBe(fund.envelopes.cdg);
  });
});
