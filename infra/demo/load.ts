import { visitors, type Api, type Visitor } from '../story/visitor.ts';
import type { Call, CallPage, Funder, Me } from '../story/wire.ts';
import { demoCalls } from './calls.ts';
import { demoEnvelopes, demoFunders, type DemoFunder } from './fund.ts';
import { demoOrganisations } from './organisations.ts';
import { demoRoles } from './roles.ts';

type Funders = Record<DemoFunder, string>;
type As = (account: string) => Visitor;

const FUNDERS = Object.keys(demoFunders) as DemoFunder[];

/**
 * Makes the demo fund through the API's door, as its people would: funders, roles, calls, envelopes, applicants.
 * Every command has a key of its own, so that a load that was cut off goes on where it stopped.
 */
export const loadDemo = async (at: Api): Promise<void> => {
  const as = visitors(at);
  const admin = as('admin');
  if (await isLoaded(admin)) return;

  const funders = await addFunders(admin);
  await Promise.all([grantRoles(admin, as, funders), registerOrganisations(as)]);
  const calls = await createCalls(admin, funders);
  await openEnvelopes(admin, { funders, calls });
  for (const [reference, id] of calls) {
    await admin.post(`/calls/${id}/publication`, {}, { key: `demo-publish-${reference}` });
  }
};

/** The calls are published last: a draft among them tells of a load that was cut off. */
const isLoaded = async (admin: Visitor): Promise<boolean> => {
  const { items } = await admin.get<CallPage>('/calls?limit=200');
  const ours = items.filter((call) => demoCalls.some(({ reference }) => reference === call.reference));
  return ours.length > 0 && ours.every(({ status }) => status !== 'draft');
};

const addFunders = async (admin: Visitor): Promise<Funders> => {
  const added: [DemoFunder, string][] = [];
  for (const funder of FUNDERS) {
    const { id } = await admin.post<Funder>('/funders', demoFunders[funder], { key: `demo-funder-${funder}` });
    added.push([funder, id]);
  }
  return Object.fromEntries(added) as Funders;
};

const grantRoles = async (admin: Visitor, as: As, funders: Funders): Promise<void> => {
  for (const [account, { role, funder }] of demoRoles) {
    const { person } = await as(account).get<Me>('/me');
    const key = FUNDERS.find((each) => demoFunders[each].code === funder);
    const scope = key === undefined ? { kind: 'fund', id: null } : { kind: 'funder', id: funders[key] };
    await admin.post('/roles', { personId: person.id, role, scope }, { key: `demo-role-${account}-${role}` });
  }
};

const registerOrganisations = async (as: As): Promise<void> => {
  for (const { account, ...organisation } of demoOrganisations) {
    const input = { ...organisation, iceOverrideReason: null };
    await as(account).post('/organisations', input, { key: `demo-organisation-${account}` });
  }
};

type CallIds = ReadonlyMap<string, string>;

const createCalls = async (admin: Visitor, funders: Funders): Promise<CallIds> => {
  const created = new Map<string, string>();
  for (const { funders: paying, ...call } of demoCalls) {
    const [lead] = paying;
    const input = { ...call, leadFunderId: funders[lead], funderIds: paying.map((funder) => funders[funder]) };
    const { id } = await admin.post<Call>('/calls', input, { key: `demo-create-${call.reference}` });
    created.set(call.reference, id);
  }
  return created;
};

const openEnvelopes = async (
  admin: Visitor,
  { funders, calls }: { readonly funders: Funders; readonly calls: CallIds },
): Promise<void> => {
  for (const { funder, instrument, amount, call, territory = null } of demoEnvelopes) {
    const envelope = {
      funderId: funders[funder],
      instrument,
      year: 2026,
      callId: call === undefined ? null : calls.get(call),
      territory,
      amount: { amount: `${amount}.00`, currency: 'MAD' },
      act: `Demo act of ${demoFunders[funder].code}, 2026`,
    };
    const key = `demo-envelope-${funder}-${instrument}-${call ?? 'open'}`;
    await admin.post('/envelopes', envelope, { key });
  }
};
