import type { Command, Dependencies } from '../shared/command.ts';
import { newId, type FunderId } from '../shared/ids.ts';
import type { NewFunder } from './programme.ts';
import type { Funder } from './programme-facts.ts';
import type { ProgrammeUnit } from './programme-ports.ts';

/** Admits a body that brings money, with the account it pays from. */
export const addFunder =
  ({ transact }: Dependencies<ProgrammeUnit>) =>
  (command: Command, input: NewFunder): Promise<Funder> =>
    transact(command, async ({ access, funders, audit }) => {
      await access.require('programme.manage', {});
      const funder = { id: newId<FunderId>(), ...input };

      await funders.insert(funder);
      await audit.record({
        kind: 'programme.funder_added',
        subjectType: 'funder',
        subjectId: funder.id,
        dossierId: null,
        after: funder,
      });
      return funder;
    });
