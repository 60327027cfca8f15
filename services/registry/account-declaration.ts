import { newId, type AccountId, type OrganisationId, type RibClashId } from '../shared/ids.ts';
import { declare, type Account } from './account.ts';
import type { Rib } from './identifiers.ts';
import type { RegistryUnit } from './registry-ports.ts';
import { raised } from './rib-clash.ts';

interface Declaring {
  readonly organisationId: OrganisationId;
  readonly rib: Rib;
  readonly live: readonly Account[];
}

/** Writes a declaration down, and raises a clash with every other organisation that uses the same RIB. */
export const writeDeclaration = async (
  { access, accounts, ribClashes, audit, outbox, now }: RegistryUnit,
  { organisationId, rib, live }: Declaring,
): Promise<Account> => {
  const others = await accounts.lockOthers(rib, organisationId);
  const account = declare(
    { id: newId<AccountId>(), organisationId, rib, declaredBy: access.person(), isRibDisputed: others.length > 0 },
    live,
  );
  await accounts.insert(account);
  for (const other of others) {
    const clash = raised({
      id: newId<RibClashId>(),
      accountId: account.id,
      otherAccountId: other.id,
      declaredBy: account.declaredBy,
      raisedAt: now,
    });
    await ribClashes.insert(clash);
    await audit.record({
      kind: 'registry.rib_clash_raised',
      subjectType: 'rib_clash',
      subjectId: clash.id,
      dossierId: null,
      related: [account.id, other.id, organisationId, other.organisationId],
      after: clash,
    });
    await outbox.notify({
      kind: 'registry.rib_clash_raised',
      to: { by: 'role', role: 'desk_officer' },
      dossierId: null,
      data: { ending: rib.slice(-4) },
    });
  }
  return account;
};
