import type { Command, Dependencies } from '../shared/command.ts';
import type { AccountId, DocumentId } from '../shared/ids.ts';
import { certify, replaced, type Account } from './account.ts';
import type { RegistryUnit } from './registry-ports.ts';

/** Certifies a declared account on the bank's own paper; payments go there from then on. Another person than declared it. */
export const certifyAccount =
  ({ transact }: Dependencies<RegistryUnit>) =>
  (command: Command, id: AccountId, { certificateId }: { readonly certificateId: DocumentId }): Promise<Account> =>
    transact(command, async ({ access, organisations, accounts, documents, audit, outbox }) => {
      const declared = await accounts.lockById(id);
      const organisation = await organisations.lockById(declared.organisationId);
      await access.require('account.certify', {
        organisationId: organisation.id,
        territory: organisation.seat.province,
      });
      await documents.getCleanDocument(certificateId);
      const before = (await accounts.listLive(organisation.id)).filter(({ status }) => status === 'active');

      const certified = certify(declared, { certifiedBy: access.person(), certificateId });

      for (const each of before) await accounts.save(replaced(each));
      await accounts.save(certified);
      await audit.record({
        kind: 'registry.account_certified',
        subjectType: 'account',
        subjectId: id,
        dossierId: null,
        related: [organisation.id, certificateId, ...before.map((each) => each.id)],
        before: declared,
        after: certified,
      });
      await outbox.notify({
        kind: 'registry.account_certified',
        to: { by: 'organisation', organisationId: organisation.id },
        dossierId: null,
        data: { organisation: organisation.nameLatin, ending: certified.rib.slice(-4) },
      });
      return certified;
    });
