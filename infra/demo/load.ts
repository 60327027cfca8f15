import { visitors, type Api, type Visitor } from '../story/visitor.ts';
import type { Call, CallPage, Funder, Me } from '../story/wire.ts';
import { demoCall01, demoEnvelopes, demoFunders, type DemoFunder } from './fund.ts';
import { demoRoles } from './roles.ts';
import { rulebook01 } from './rulebook-01.ts';

type Ids = Record<DemoFunder, string>;

const FUNDERS = Object.keys(demoFunders) as DemoFunder[];
const CALL_FUNDERS = FUNDERS.filter((funder) => demoEnvelopes[funder].isForCall);

/**
 * Makes the demo fund through the API's door, as its administrator would: funders, roles, envelopes, the call.
 * Every command has a key of its own, so that a load that was cut off goes on where it stopped.
 */
export const loadDemo = async (at: Api): Promise<void> => {
  const as = visitors(at);
  const admin = as('admin');
  const { items: calls } = await admin.get<CallPage>('/calls');
  if (calls.some(({ status }) => status !== 'draft')) return;

  const funderIds = await addFunders(admin);
  await grantRoles(admin, as, funderIds);
  const call = await createCall(admin, funderIds);
  await openEnvelopes(admin, funderIds, call.id);
  await admin.post(`/calls/${call.id}/publication`, {}, { key: 'demo-publish-call-01' });
};

const addFunders = async (admin: Visitor): Promise<Ids> => {
  const added: [DemoFunder, string][] = [];
  for (const funder of FUNDERS) {
    const { id } = await admin.post<Funder>('/funders', demoFunders[funder], { key: `demo-funder-${funder}` });
    added.push([funder, id]);
  }
  return Object.fromEntries(added) as Ids;
};

const grantRoles = async (admin: Visitor, as: (account: string) => Visitor, funderIds: Ids): Promise<void> => {
  for (const [account, { role, funder }] of demoRoles) {
    const { person } = await as(account).get<Me>('/me');
    const key = FUNDERS.find((each) => demoFunders[each].code === funder);
    const scope = key === undefined ? { kind: 'fund', id: null } : { kind: 'funder', id: funderIds[key] };
    await admin.post('/roles', { personId: person.id, role, scope }, { key: `demo-role-${account}-${role}` });
  }
};

const createCall = (admin: Visitor, funderIds: Ids): Promise<Call> =>
  admin.post(
    '/calls',
    {
      ...demoCall01,
      leadFunderId: funderIds.indh,
      funderIds: CALL_FUNDERS.map((funder) => funderIds[funder]),
      rulebook: rulebook01,
    },
    { key: 'demo-create-call-01' },
  );

const openEnvelopes = async (admin: Visitor, funderIds: Ids, callId: string): Promise<void> => {
  for (const funder of FUNDERS) {
    const { amount, isForCall } = demoEnvelopes[funder];
    const envelope = {
      funderId: funderIds[funder],
      instrument: 'grant',
      year: 2026,
      callId: isForCall ? callId : null,
      territory: null,
      amount: { amount, currency: 'MAD' },
      act: `Demo act of ${demoFunders[funder].code}, 2026`,
    };
    await admin.post('/envelopes', envelope, { key: `demo-envelope-${funder}` });
  }
};
