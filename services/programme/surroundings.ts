import type { Surroundings } from './call-faults.ts';
import type { Call, Funder, Giver } from './programme-facts.ts';
import type { ProgrammeUnit } from './programme-ports.ts';

type Unit = Pick<ProgrammeUnit, 'programme' | 'envelopes' | 'people' | 'now'>;

/** What a call's rules must agree with: the envelopes of its funders, whoever guarantees, whoever reviews. */
export const surroundingsOf = async (
  { programme, envelopes, people, now }: Unit,
  call: Call,
): Promise<Surroundings> => {
  const givers = await envelopes.listGivers(call);
  const funders: Surroundings['funders'][number][] = [];
  for (const funderId of call.funderIds) funders.push(givingOf(await programme.getFunder(funderId), givers));
  const guarantors = givers.filter(({ instruments }) => instruments.includes('guarantee')).map(({ code }) => code);
  return { now, funders, guarantors, reviewersKnown: (await people.listHolders('reviewer', call.id)).length };
};

const givingOf = ({ id, code }: Funder, givers: readonly Giver[]): Surroundings['funders'][number] => {
  const giver = givers.find(({ funderId }) => funderId === id);
  if (!giver) return { code, gives: 'nothing' };
  return { code, gives: giver.instruments.every((each) => each === 'guarantee') ? 'guarantees' : 'money' };
};
