import { localDateOf } from '../shared/dates.ts';
import type { PersonId } from '../shared/ids.ts';
import type { Account } from './account.ts';
import type { Organisation } from './registry-facts.ts';
import type { RegistryUnit } from './registry-ports.ts';

interface Change {
  readonly organisation: Organisation;
  readonly account: Account;
  readonly live: readonly Account[];
}

/** Whoever gave the account that payments go to now: the one to hear of a change that they did not ask for. */
export const previousContact = (live: readonly Account[]): PersonId | null =>
  live.find(({ status }) => status === 'active')?.declaredBy ?? null;

/**
 * Tells everybody who speaks for the organisation, and the previous contact even where they no longer do: an account
 * that a stranger changes is the oldest way to steal a grant.
 */
export const tellOfChange = async (
  { registry, outbox, now }: RegistryUnit,
  kind: string,
  { organisation, account, live }: Change,
): Promise<void> => {
  const contact = previousContact(live);
  if (contact === null) return;
  const data = {
    organisation: organisation.nameLatin,
    ending: account.rib.slice(-4),
    activatesOn: account.activatesAt === null ? '' : localDateOf(account.activatesAt),
  };
  const speakers = await registry.listRepresentatives(organisation.id, localDateOf(now));
  await outbox.notify({ kind, to: { by: 'organisation', organisationId: organisation.id }, dossierId: null, data });
  if (speakers.some(({ personId }) => personId === contact)) return;
  await outbox.notify({ kind, to: { by: 'person', personId: contact }, dossierId: null, data });
};
