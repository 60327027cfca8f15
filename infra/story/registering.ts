import type { z } from 'zod';
import type { NewOrganisation } from '../../services/registry/organisation.ts';
import { localDateOf } from '../../services/shared/dates.ts';
import { demoOrganisations } from '../demo/organisations.ts';
import { newCourtNumber, newIce, newRib } from './identifiers.ts';
import { daysAfter, needed, type Telling } from './telling.ts';
import type { Visitor } from './visitor.ts';
import type { Organisation } from './wire.ts';

type Wire = z.input<typeof NewOrganisation>;

/** What an organisation is, whatever identifies it: those are made anew each time that a story is played. */
export type Described = Omit<Wire, 'iceOverrideReason' | 'rib'>;

/** The organisation that this demo account represents. */
export const organisationOf = (account: string): Described => {
  const {
    account: _account,
    rib: _rib,
    ...organisation
  } = needed(
    demoOrganisations.find((each) => each.account === account),
    `organisation of ${account}`,
  );
  return organisation;
};

/** With an ICE, a register's number and a RIB that nobody has had before. */
export const identified = async (
  { now }: Telling,
  { ice, registration, ...described }: Described,
): Promise<Wire & { readonly rib: string }> => {
  const today = await now();
  const { extractOn } = registration;
  return {
    ...described,
    ice: ice === null ? null : newIce(),
    iceOverrideReason: null,
    registration: {
      ...registration,
      number: newCourtNumber(),
      registeredOn: localDateOf(daysAfter(today, -2_000)),
      ...(extractOn ? { extractOn: localDateOf(daysAfter(today, -10)) } : {}),
    },
    rib: newRib(),
  };
};

export const register = async (story: Telling, account: string, described: Described): Promise<string> => {
  const holder = story.as(account);
  const organisation = await identified(story, described);
  await refuseMistyped(holder, organisation);
  const { id } = await holder.post<Organisation>('/organisations', organisation);
  const right = organisation.ice === null ? 'the RIB is' : 'RIB and ICE are';
  story.tell(account, `registers ${described.nameLatin}`, `a mistyped RIB is refused on its key; then ${right} right`);
  return id;
};

const refuseMistyped = async (holder: Visitor, organisation: { rib: string }): Promise<void> => {
  const { rib } = organisation;
  const mistyped = `${rib.slice(0, -1)}${(Number(rib.at(-1)) + 1) % 10}`;
  await holder.refused('invalid_request', holder.post('/organisations', { ...organisation, rib: mistyped }));
};
