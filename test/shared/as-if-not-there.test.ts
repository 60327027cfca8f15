import { asIfNotThere } from '../../services/shared/as-if-not-there.ts';
import { notFound, permissionDenied } from '../../services/shared/shared-errors.ts';

const answered = (params: Record<string, string>, error: Error) =>
  asIfNotThere(params, () => Promise.reject(error)).catch((thrown: unknown) => thrown);

describe('what somebody may not see', () => {
  it('is missing under its own name, and tells nothing of the dossier that has it', async () => {
    const hidden = notFound('dossier', 'the dossier');
    expect(await answered({ trancheId: 'the tranche' }, hidden)).toEqual(notFound('tranche', 'the tranche'));
    expect(await answered({ orderId: 'the order' }, hidden)).toEqual(notFound('payment_order', 'the order'));
    const organisation = notFound('organisation', 'the organisation');
    expect(await answered({ accountId: 'the account' }, organisation)).toEqual(notFound('account', 'the account'));
  });

  it('is said as it is where the dossier itself was asked for, and so is every other refusal', async () => {
    const hidden = notFound('dossier', 'the dossier');
    expect(await answered({ dossierId: 'the dossier', recoveryId: 'one' }, hidden)).toBe(hidden);
    expect(await answered({}, hidden)).toBe(hidden);
    const denied = permissionDenied('disbursement.order');
    expect(await answered({ trancheId: 'the tranche' }, denied)).toBe(denied);
    const file = notFound('document', 'the file');
    expect(await answered({ trancheId: 'the tranche' }, file)).toBe(file);
  });

  it('is given where there is nothing to refuse', async () => {
    expect(await asIfNotThere({ trancheId: 'the tranche' }, () => Promise.resolve('shown'))).toBe('shown');
  });
});
