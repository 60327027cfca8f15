import { z } from 'zod';
import { rulebook04 } from '../../infra/demo/rulebook-04.ts';
import { limitFaults } from '../../services/cofinancing/funding-limits.ts';
import { Rulebook } from '../../services/programme/programme-facts.ts';
import { idOf, type FunderId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import { application } from '../application/demo-case.ts';
import { openedSession, vote } from '../support/builders/committee.ts';
import { roundWithGap } from '../support/builders/cofinancing.ts';
import { by, createWorld, type World } from '../support/world.ts';

const TAMWILCOM = idOf<FunderId>('funder', 'TAMWILCOM');
const CDG = idOf<FunderId>('funder', 'CDG');

describe('the guarantor that a rulebook names', () => {
  const rulebook = z.decode(Rulebook, rulebook04);
  const faultsWith = (funderId: FunderId, guarantorIds: FunderId[] | null) =>
    limitFaults(rulebook, { plan: application.plan, legalForm: 'cooperative', guarantorIds }, [
      { funderId, instrument: 'guarantee', amount: dirhams(10_000) },
    ]).filter(({ code }) => code === 'guarantor_not_named');

  it('is the only one whose guarantee counts', () => {
    expect(faultsWith(TAMWILCOM, [TAMWILCOM])).toEqual([]);
    expect(faultsWith(CDG, [TAMWILCOM])).toEqual([
      { code: 'guarantor_not_named', instrument: 'guarantee', given: '10000.00', limit: '0.00' },
    ]);
  });

  it('bars nobody where none is named', () => {
    expect(faultsWith(CDG, null)).toEqual([]);
  });
});

describe('a guarantee of somebody else', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
  });
  afterEach(() => world.drop());

  /** A loan is admitted guaranteed by Tamwilcom alone. */
  const nameTamwilcom = (callId: string) =>
    world.admin.transaction(async (trx) => {
      await trx.raw('set local session_replication_role = replica');
      const others = [
        { instrument: 'loan', shareMaxBasisPoints: 2000, guarantor: 'TAMWILCOM' },
        { instrument: 'guarantee', shareMaxBasisPoints: 2000 },
      ];
      await trx.raw(
        `update programme.call set rulebook = jsonb_set(rulebook, '{funding,otherInstruments}', ?::jsonb) where id = ?`,
        [JSON.stringify(others), callId],
      );
    });
  const guaranteeOf = (funderId: FunderId) => ({
    ...{ funderId, year: 2026, callId: null, territory: null, marker: null, act: 'Décision 2026/9' },
    instrument: 'guarantee' as const,
    amount: dirhams(80_000),
  });

  it('is refused to the committee, with those who may', async () => {
    const session = await openedSession(world);
    const { funders, admin, chair, members, itemId, callId } = session;
    await nameTamwilcom(callId);
    await world.useCases.programme.openEnvelope(by(admin), guaranteeOf(funders.region08));
    await vote(world, session, { voters: [chair, ...members.slice(0, 4)], vote: 'for' });
    const deciding = world.useCases.committee.decideItem(by(chair), itemId, {
      kind: 'retained',
      amount: dirhams(300_000),
      lines: [
        { funderId: funders.indh, amount: dirhams(300_000) },
        { funderId: funders.region08, instrument: 'guarantee', amount: dirhams(50_000) },
      ],
      conditions: [],
    });
    await expect(deciding).rejects.toMatchObject({
      kind: 'refused',
      code: 'guarantor_not_named',
      details: { funder: 'REGION-08', guarantors: ['TAMWILCOM'] },
    });
  });

  it('is not offered to the lead funder', async () => {
    const { funders, admin, people, dossierId, callId } = await roundWithGap(world);
    await world.useCases.programme.openEnvelope(by(admin), guaranteeOf(funders.region08));
    const guarantees = async () => {
      const { options } = await world.useCases.cofinancing.showPlanOptions(people.indh.approver, dossierId);
      return options.filter(({ instrument }) => instrument === 'guarantee').map(({ code }) => code);
    };
    expect(await guarantees()).toEqual(['REGION-08']);
    await nameTamwilcom(callId);
    expect(await guarantees()).toEqual([]);
  });
});
