import { addDays, daysBefore, endOf, localDateOf } from '../shared/dates.ts';
import { dossierWorkflowId } from '../shared/ids.ts';
import type { Owed, Rung } from '../shared/obligation.ts';
import type { Agreement, Party, Signatory } from './agreement.ts';
import type { AgreementUnit } from './agreement-ports.ts';

const REMINDED_DAYS_BEFORE = [7, 1];

export const owedBy = (party: Party): Owed =>
  party.by === 'holder'
    ? { by: 'organisation', organisationId: party.organisationId }
    : { by: 'funder', funderId: party.funderId, role: 'funder_approver' };

export const signatureDueAt = (from: Date, signatureDays: number): Date =>
  endOf(addDays(localDateOf(from), signatureDays));

/** It is one party's turn: asked now, reminded, and waited for until its date. */
export const askSignature = async (
  { obligations, outbox }: AgreementUnit,
  { dossierId, number }: Agreement,
  { id, party, dueAt }: Signatory,
): Promise<void> => {
  if (dueAt === null) throw new Error(`signatory ${id} is asked without a date`);
  const owed = owedBy(party);
  const rungs = REMINDED_DAYS_BEFORE.map((days): Rung => ({ at: daysBefore(dueAt, days), act: 'remind' }));
  await obligations.open(dossierWorkflowId(dossierId), { kind: 'signature', subjectId: id, owed, rungs, dueAt });
  await outbox.notify({
    kind: 'agreement.signature_asked',
    to: owed,
    dossierId,
    data: { number, dueAt: dueAt.toISOString() },
  });
};

/** What every party of an agreement hears. */
export const tellParties = async (
  { outbox }: Pick<AgreementUnit, 'outbox'>,
  { dossierId, number, signatories }: Agreement,
  kind: 'agreement.took_effect' | 'agreement.suspended' | 'agreement.resumed',
): Promise<void> => {
  for (const { party } of signatories) {
    await outbox.notify({ kind, to: owedBy(party), dossierId, data: { number } });
  }
};
