import { raiseEnvelope as raising } from '../ledger/ledger-acts.ts';
import type { Command, Dependencies } from '../shared/command.ts';
import { newId, type EnvelopeId } from '../shared/ids.ts';
import { bookOf, requireBook, requirePositive, type NewEnvelope } from './programme.ts';
import type { Envelope } from './programme-facts.ts';
import type { ProgrammeUnit } from './programme-ports.ts';

/** Opens a funder's envelope with its first money; the posting and the act that grants it go together. */
export const openEnvelope =
  ({ transact }: Dependencies<ProgrammeUnit>) =>
  (command: Command, { amount, act, ...terms }: NewEnvelope): Promise<Envelope> =>
    transact(command, async ({ access, programme, envelopes, ledger, audit }) => {
      await access.require('programme.manage', {});
      await programme.getFunder(terms.funderId);
      if (terms.callId !== null) await programme.getCall(terms.callId);

      requireBook(terms.instrument);
      requirePositive(amount);
      const envelope = { id: newId<EnvelopeId>(), ...terms };

      await envelopes.insert(envelope);
      await envelopes.recordGrant({ envelopeId: envelope.id, amount, act });
      await ledger.post([raising(bookOf(envelope), amount)]);
      await audit.record({
        kind: 'programme.envelope_opened',
        subjectType: 'envelope',
        subjectId: envelope.id,
        dossierId: null,
        related: [envelope.funderId],
        after: { ...envelope, amount },
        reason: act,
      });
      return envelope;
    });
