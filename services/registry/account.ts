import { z } from 'zod';
import { addWorkingDays, endOf, localDateOf, type LocalDate } from '../shared/dates.ts';
import { DocumentId } from '../shared/ids.ts';
import type { AccountId, OrganisationId, PersonId } from '../shared/ids.ts';
import type { NewObligation } from '../shared/obligation.ts';
import { personal } from '../shared/personal.ts';
import { Rib } from './identifiers.ts';
import {
  accountChangePending,
  accountFourEyes,
  accountNotCancellable,
  accountNotDeclared,
  ribAlreadyDeclared,
  ribDisputed,
} from './registry-errors.ts';
import type { AccountHold } from './registry-facts.ts';

export const ACCOUNT_STATUSES = ['declared', 'certified', 'active', 'replaced', 'cancelled'] as const;
type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

/** A bank account of an organisation, with the people who had a hand in it. */
export interface Account {
  readonly id: AccountId;
  readonly organisationId: OrganisationId;
  readonly rib: Rib;
  readonly status: AccountStatus;
  readonly declaredBy: PersonId;
  readonly certifiedBy: PersonId | null;
  /** The bank's certificate that the account is the organisation's own. */
  readonly certificateId: DocumentId | null;
  /** When a change takes effect; null for an organisation's first account, which changes nothing. */
  readonly activatesAt: Date | null;
  /** Another organisation uses the same RIB, and nobody has said yet that this is right. */
  readonly isRibDisputed: boolean;
}

export const NEXT_ACCOUNT_STATUSES: Record<AccountStatus, readonly AccountStatus[]> = {
  declared: ['certified', 'active', 'replaced', 'cancelled'],
  certified: ['active', 'cancelled'],
  active: ['replaced'],
  replaced: [],
  cancelled: [],
};

export const DeclaredAccount = z.strictObject({ rib: Rib }).meta({ id: 'DeclaredAccount' });
export const AccountCertificate = z.strictObject({ certificateId: DocumentId }).meta({ id: 'AccountCertificate' });

/** `live`: the organisation's accounts that are not over. One change at a time: a certified one is cancelled first. */
export const declare = (
  declared: Pick<Account, 'id' | 'organisationId' | 'rib' | 'declaredBy' | 'isRibDisputed'>,
  live: readonly Account[],
): Account => {
  if (live.some(({ rib }) => rib === declared.rib)) throw ribAlreadyDeclared();
  const pending = live.find(({ status }) => status === 'certified');
  if (pending) throw accountChangePending(pending.id, pending.activatesAt);
  return { ...declared, status: 'declared', certifiedBy: null, certificateId: null, activatesAt: null };
};

interface Certification {
  readonly certifiedBy: PersonId;
  readonly certificateId: DocumentId;
  /** When the change takes effect; null where there is no account yet that payments go to. */
  readonly activatesAt: Date | null;
}

export const certify = (account: Account, certification: Certification): Account => {
  if (account.status !== 'declared') throw accountNotDeclared(account.id, account.status);
  if (account.declaredBy === certification.certifiedBy) throw accountFourEyes(account.id);
  if (account.isRibDisputed) throw ribDisputed(account.id);
  return { ...account, ...certification, status: certification.activatesAt === null ? 'active' : 'certified' };
};

/** As the trail tells of it. */
export const accountOnTrail = (account: Account) => ({
  ...account,
  rib: personal(account.organisationId, account.rib),
});

export const replaced = (account: Account): Account => ({ ...account, status: 'replaced' });

export const activated = (account: Account): Account => ({ ...account, status: 'active' });

/** Only what payments do not go to yet can be called off. */
export const cancelled = (account: Account): Account => {
  if (!NEXT_ACCOUNT_STATUSES[account.status].includes('cancelled')) {
    throw accountNotCancellable(account.id, account.status);
  }
  return { ...account, status: 'cancelled', isRibDisputed: false };
};

/** A change takes effect after the last of so many whole working days, so that whoever did not ask for it can object. */
export const coolingOffEnd = (certified: Date, workingDays: number, holidays: ReadonlySet<LocalDate>): Date =>
  endOf(addWorkingDays(localDateOf(certified), workingDays, holidays));

export const coolingOffWait = (id: AccountId, activatesAt: Date): NewObligation => ({
  kind: 'account_cooling_off',
  subjectId: id,
  owed: { by: 'system' },
  rungs: [],
  dueAt: activatesAt,
});

/** The account that payments go to, or what holds them back: from the declaration of a change until it takes effect. */
export const standingOf = (
  live: readonly Account[],
): { readonly account: Account | null; readonly hold: AccountHold | null; readonly until: Date | null } => {
  const account = live.find(({ status }) => status === 'active') ?? null;
  const pending = live.find(({ status }) => status === 'certified' || status === 'declared');
  const held = (hold: AccountHold, until: Date | null = null) => ({ account, hold, until });
  if (pending?.isRibDisputed) return held('rib_disputed');
  if (account === null) return held('account_not_active');
  if (pending?.status === 'certified') return held('account_cooling_off', pending.activatesAt);
  return pending ? held('account_change_pending') : { account, hold: null, until: null };
};
