import { ROLES, type Role } from '../../services/access/policy.ts';
import type { Actor } from '../../services/shared/command.ts';
import { dirhams } from '../../services/shared/money.ts';
import { callInput, draftCallWorld, publishedCallWorld, type CallWorld } from '../support/builders/programme.ts';
import { by, createWorld, type World } from '../support/world.ts';

const LATER = new Date('2026-04-06T15:30:00Z');
const REASON = 'Une raison donnée pour le test.';

type Act = (world: World, actor: Actor, call: CallWorld) => Promise<unknown>;

/** Every command of the programme, and the roles that may give it. */
const ACTS: Record<string, Act> = {
  addFunder: ({ useCases }, actor) =>
    useCases.programme.addFunder(by(actor), {
      code: `F-${Math.random().toString(36).slice(2, 10).toUpperCase()}`,
      names: { ar: 'ممول', fr: 'Financeur', en: 'Funder' },
      rib: '999360000000000000000334' as never,
    }),
  openEnvelope: ({ useCases }, actor, { funders }) =>
    useCases.programme.openEnvelope(by(actor), {
      funderId: funders.indh,
      instrument: 'grant',
      year: 2090,
      callId: null,
      territory: null,
      marker: null,
      amount: dirhams(1),
      act: 'An act',
    }),
  raiseEnvelope: ({ useCases }, actor, { envelopes }) =>
    useCases.programme.raiseEnvelope(by(actor), envelopes.indh, { amount: dirhams(1), act: 'An act' }),
  createCall: ({ useCases }, actor, { funders }) =>
    useCases.programme.createCall(by(actor), { ...callInput(funders), reference: 'AAP-2026-77' }),
  extendClosing: ({ useCases }, actor, { callId }) =>
    useCases.programme.extendClosing(by(actor), callId, { closesAt: LATER, reason: REASON }),
  changeRulebook: async ({ useCases }, actor, { callId, admin }) => {
    const { rulebook } = await useCases.programme.getCall(admin, callId);
    const changed = { ...rulebook, review: { ...rulebook.review, days: 16 } };
    return useCases.programme.changeRulebook(by(actor), callId, { rulebook: changed, reason: REASON });
  },
  announceHoliday: ({ useCases }, actor) =>
    useCases.programme.announceHoliday(by(actor), { ...HOLIDAY, day: '2029-03-01' as never }),
  correctHoliday: async ({ useCases }, actor, { admin }) => {
    const [first] = (await useCases.programme.listHolidays(admin, { year: 2027 })).items;
    const change = { ...HOLIDAY, day: '2029-03-02' as never, reason: REASON };
    return useCases.programme.correctHoliday(by(actor), first!.id, change);
  },
  withdrawHoliday: async ({ useCases }, actor, { admin }) => {
    const [first] = (await useCases.programme.listHolidays(admin, { year: 2027 })).items;
    return useCases.programme.withdrawHoliday(by(actor), first!.id, { reason: REASON });
  },
  getHoliday: async ({ useCases }, actor, { admin }) => {
    const [first] = (await useCases.programme.listHolidays(admin, { year: 2027 })).items;
    return useCases.programme.getHoliday(actor, first!.id);
  },
  settleCall: ({ useCases }, actor, { callId }) => useCases.programme.settleCall(by(actor), callId),
  cancelCall: ({ useCases }, actor, { callId }) => useCases.programme.cancelCall(by(actor), callId, { reason: REASON }),
};
const HOLIDAY = {
  names: { ar: 'عطلة', fr: 'Jour chômé', en: 'A day off' },
  isProvisional: false,
  basis: 'Un décret',
};
const ALLOWED: readonly Role[] = ['fund_administrator'];

describe('who may do what in the programme', () => {
  let world: World;
  let call: CallWorld;
  beforeAll(async () => {
    world = await createWorld();
    call = await publishedCallWorld(world);
  });
  afterAll(() => world.drop());

  const outcomeOf = (act: Act, actor: Actor) =>
    act(world, actor, call).then(
      () => 'done',
      (error: unknown) => (error as { code: string }).code,
    );

  it.each(ROLES.filter((role) => !ALLOWED.includes(role)))('%s may do nothing of it', async (role) => {
    const actor = await world.holding(`one-${role}`, role);
    for (const act of Object.values(ACTS)) expect(await outcomeOf(act, actor)).toBe('permission_denied');
  });

  it('a fund administrator may do all of it, as far as the rules go', async () => {
    const outcomes: Record<string, string> = {};
    for (const [name, act] of Object.entries(ACTS)) outcomes[name] = await outcomeOf(act, call.admin);
    expect(outcomes).toEqual({
      addFunder: 'done',
      openEnvelope: 'done',
      raiseEnvelope: 'done',
      createCall: 'done',
      extendClosing: 'done',
      changeRulebook: 'done',
      announceHoliday: 'done',
      correctHoliday: 'done',
      withdrawHoliday: 'done',
      getHoliday: 'done',
      settleCall: 'call_status_wrong',
      cancelCall: 'done',
    });
  });

  it('drafts are revised and published by the same, and by nobody else', async () => {
    const other = await createWorld();
    const draft = await draftCallWorld(other);
    const { reference: _reference, ...terms } = callInput(draft.funders);
    for (const role of ROLES.filter((each) => !ALLOWED.includes(each))) {
      const actor = await other.holding(`one-${role}`, role);
      const { reviseCall, publishCall } = other.useCases.programme;
      await expect(reviseCall(by(actor), draft.callId, terms)).rejects.toMatchObject({ code: 'permission_denied' });
      await expect(publishCall(by(actor), draft.callId)).rejects.toMatchObject({ code: 'permission_denied' });
    }
    await other.drop();
  });
});
