import type { Command, Dependencies } from '../shared/command.ts';
import { accountWorkflowId, type AccountId, type DocumentId } from '../shared/ids.ts';
import { accountOnTrail, certify, coolingOffEnd, coolingOffWait, type Account } from './account.ts';
import { tellOfChange } from './previous-contact.ts';
import type { RegistryUnit } from './registry-ports.ts';
import { requireOf } from './registry-reach.ts';

/**
 * Certifies a declared account on the bank's own certificate; another person than declared it. A first account is
 * active at once; one that takes another's place cools off first, and payments wait for it.
 */
export const certifyAccount =
  ({ transact }: Dependencies<RegistryUnit>) =>
  (command: Command, id: AccountId, { certificateId }: { readonly certificateId: DocumentId }): Promise<Account> =>
    transact(command, async (unit) => {
      const { access, organisations, accounts, documents, audit } = unit;
      const { organisationId } = await accounts.getById(id);
      const organisation = await organisations.lockById(organisationId);
      await requireOf(access, 'account.certify', organisation);
      const live = await accounts.listLive(organisationId);
      const declared = await accounts.getById(id);
      await documents.getCleanDocument(certificateId);
      const isChange = live.some(({ status }) => status === 'active');

      const certified = certify(declared, {
        certifiedBy: access.person(),
        certificateId,
        activatesAt: isChange ? await endOfCoolingOff(unit) : null,
      });

      await accounts.save(certified);
      if (certified.activatesAt !== null) await startCoolingOff(unit, id, certified.activatesAt);
      await audit.record({
        kind: 'registry.account_certified',
        subjectType: 'account',
        subjectId: id,
        dossierId: null,
        related: [organisationId, certificateId],
        before: accountOnTrail(declared),
        after: accountOnTrail(certified),
      });
      if (isChange) {
        await tellOfChange(unit, 'registry.account_change_certified', { organisation, account: certified, live });
      } else await tellActive(unit, organisation, certified);
      return certified;
    });

const endOfCoolingOff = async ({ programme, registrySettings, now }: RegistryUnit): Promise<Date> => {
  const { coolingOffDays } = await registrySettings.get();
  return coolingOffEnd(now, coolingOffDays, await programme.holidays());
};

const startCoolingOff = async ({ processes, obligations }: RegistryUnit, id: AccountId, activatesAt: Date) => {
  await processes.openAccount(id);
  await obligations.open(accountWorkflowId(id), coolingOffWait(id, activatesAt));
};

/** Payments go there from now on. */
export const tellActive = async (
  { outbox }: RegistryUnit,
  organisation: { readonly nameLatin: string },
  { organisationId, rib }: Account,
): Promise<void> => {
  await outbox.notify({
    kind: 'registry.account_active',
    to: { by: 'organisation', organisationId },
    dossierId: null,
    data: { organisation: organisation.nameLatin, ending: rib.slice(-4) },
  });
};
