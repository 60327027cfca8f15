import { coverNeeded, guarantorsNamed, type Rulebook } from '../programme/programme-facts.ts';
import { hold } from '../ledger/ledger-acts.ts';
import { addDays, daysBefore, endOf, localDateOf } from '../shared/dates.ts';
import { dossierWorkflowId, type DossierId, type ItemId } from '../shared/ids.ts';
import { total } from '../shared/money.ts';
import { envelopeExceeded } from '../shared/shared-errors.ts';
import type { ProposedLine } from './committee-facts.ts';
import { guaranteeMissing, guarantorNotNamed } from './committee-errors.ts';
import type { CommitteeUnit } from './committee-ports.ts';
import { requireSound, type Proposal } from './decision.ts';

export interface AwardedItem {
  readonly id: ItemId;
  readonly dossierId: DossierId;
}

type Line = Omit<ProposedLine, 'holdId'>;

/** A sound proposal's lines, each with the envelope that it would be paid from. */
export const linesOf = async (unit: CommitteeUnit, { dossierId }: AwardedItem, proposal: Proposal): Promise<Line[]> => {
  const { application, programme } = unit;
  const dossier = await application.getDossier(dossierId);
  const { callId, plan, rulebookHash } = dossier;
  const { rulebook } = await programme.getCall(callId, rulebookHash);
  requireSound(proposal, plan, rulebook.tranches.length);
  requireGuaranteed(rulebook, proposal);
  const guarantors = guarantorsNamed(rulebook);
  const lines: Line[] = [];
  for (const { funderId, instrument = 'grant', amount } of proposal.lines) {
    if (instrument === 'guarantee' && guarantors.length > 0) {
      const { code } = await programme.getFunder(funderId);
      if (!guarantors.includes(code)) throw guarantorNotNamed(code, guarantors);
    }
    const { id: envelopeId } = await programme.getEnvelope(callId, funderId, { ...dossier, instrument });
    lines.push({ funderId, envelopeId, instrument, amount });
  }
  return lines;
};

/** A loan that is admitted guaranteed only is proposed with its guarantee. */
const requireGuaranteed = (rulebook: Rulebook, { lines }: Proposal): void => {
  const gifts = lines.map(({ instrument = 'grant', amount }) => ({ instrument, amount }));
  const needed = total(gifts.map((gift) => coverNeeded(rulebook, gift)));
  const covered = total(gifts.filter(({ instrument }) => instrument === 'guarantee').map(({ amount }) => amount));
  if (covered < needed) throw guaranteeMissing(needed, covered);
};

/**
 * Holds every line on its envelope until the rulebook's day, or none of them. Whoever is first has the dirham: the
 * ledger has the last word where two sessions promise it at the same time.
 */
export const holdLines = async (
  unit: CommitteeUnit,
  { id: subjectId, dossierId }: AwardedItem,
  lines: readonly Line[],
): Promise<ProposedLine[]> => {
  const { ledger, access } = unit;
  for (const { envelopeId, funderId, amount } of lines) {
    const available = await ledger.available(envelopeId);
    if (available < amount) throw envelopeExceeded({ funderId, amount, available });
    await access.admitFunder(dossierId, funderId);
  }
  const dueAt = await holdsUntil(unit, dossierId);
  const holds = lines.map(({ amount, instrument, ...share }) =>
    hold({ ...share, dossierId, isGuarantee: instrument === 'guarantee' }, amount, { dueAt, subjectId }),
  );
  const holdIds = await ledger.post(holds);
  return lines.flatMap((line, index) => holdIds.slice(index, index + 1).map((holdId) => ({ ...line, holdId })));
};

const holdsUntil = async ({ application, programme, now }: CommitteeUnit, dossierId: DossierId): Promise<Date> => {
  const { callId, rulebookHash } = await application.getDossier(dossierId);
  const { provisionalHoldDays } = (await programme.getCall(callId, rulebookHash)).rulebook.committee;
  return endOf(addDays(localDateOf(now), provisionalHoldDays));
};

const REMINDER_DAYS = 3;

/** What the committee has promised waits for the minutes to be signed, no longer than its holds. */
export const awaitSignature = async (unit: CommitteeUnit, { id, dossierId }: AwardedItem): Promise<void> => {
  const dueAt = await holdsUntil(unit, dossierId);
  await unit.obligations.open(dossierWorkflowId(dossierId), {
    kind: 'provisional_hold',
    subjectId: id,
    owed: { by: 'role', role: 'committee_secretary' },
    rungs: [{ at: daysBefore(dueAt, REMINDER_DAYS), act: 'remind' }],
    dueAt,
  });
};
