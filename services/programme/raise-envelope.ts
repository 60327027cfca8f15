import { raiseEnvelope as raising } from '../ledger/ledger-acts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import type { EnvelopeId } from '../shared/ids.ts';
import { bookOf, requirePositive, type EnvelopeRise } from './programme.ts';
import type { Envelope } from './programme-facts.ts';
import type { ProgrammeUnit } from './programme-ports.ts';

/** Tops an envelope up by a further act of its funder. */
export const raiseEnvelope =
  ({ transact }: Dependencies<ProgrammeUnit>) =>
  (command: Command, id: EnvelopeId, { amount, act }: EnvelopeRise): Promise<Envelope> =>
    transact(command, async ({ access, envelopes, ledger, audit }) => {
      const envelope = await envelopes.lockById(id);
      await access.require('programme.manage', {});

      requirePositive(amount);

      await envelopes.recordGrant({ envelopeId: id, amount, act });
      await ledger.post([raising(bookOf(envelope), amount)]);
      await audit.record({
        kind: 'programme.envelope_raised',
        subjectType: 'envelope',
        subjectId: id,
        dossierId: null,
        related: [envelope.funderId],
        after: { amount },
        reason: act,
      });
      return envelope;
    });
