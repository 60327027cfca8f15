import { hold, type EnvelopeShare, type NewTransfer, type OpenHold } from '../../services/ledger/ledger-acts.ts';
import { newId, type DossierId, type EnvelopeId, type FunderId, type TransferId } from '../../services/shared/ids.ts';
import type { Money } from '../../services/shared/money.ts';
import { automatically, type World } from '../support/world.ts';

export const SOON = '2026-02-01T00:00:00Z';

/** A part of an envelope that nobody else has touched. */
export const share = (): EnvelopeShare => ({
  funderId: newId<FunderId>(),
  envelopeId: newId<EnvelopeId>(),
  dossierId: newId<DossierId>(),
});

/** The books of a world, as its tests write and read them. */
export const bookkeeping = (of: () => World) => {
  const post = (transfers: readonly NewTransfer[], id: string = newId()): Promise<TransferId[]> =>
    of().transact(automatically('post', id), ({ ledger }) => ledger.post(transfers));
  const { actor } = automatically('look', '');
  return {
    post,
    available: ({ envelopeId }: EnvelopeShare): Promise<Money> =>
      of().read(actor, ({ ledger }) => ledger.available(envelopeId)),
    balanceOf: async ({ dossierId }: EnvelopeShare) =>
      (await of().read(actor, ({ ledger }) => ledger.balances(dossierId)))[0],
    held: async (part: EnvelopeShare, amount: Money, dueAt = new Date(SOON)): Promise<OpenHold> => {
      const [id] = await post([hold(part, amount, { dueAt, subjectId: part.dossierId })]);
      if (!id) throw new Error('no hold');
      return { id, share: part, amount, dueAt, subjectId: part.dossierId };
    },
    /** Balances that the transfers do not give. */
    differences: async () => (await of().admin('ledger.difference').select()).length,
  };
};

/** What a superuser can do who switches the triggers off: for looking whether it is found. */
export const spoil = ({ admin }: World, sql: string, values: readonly string[] = []): Promise<void> =>
  admin.transaction(async (trx) => {
    await trx.raw('set local session_replication_role = replica');
    await trx.raw(sql, [...values]);
  });
