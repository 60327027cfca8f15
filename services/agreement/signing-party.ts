import type { SignatoryId } from '../shared/ids.ts';
import type { Permission, Subject } from '../shared/permission.ts';
import { permissionDenied } from '../shared/shared-errors.ts';
import { turnOf, type Agreement, type Party, type Signatory } from './agreement.ts';
import { copyWaiting } from './agreement-errors.ts';
import type { AgreementUnit } from './agreement-ports.ts';

/** The party that the actor signs for now, in app or by hand; refused while a copy of that party waits to be looked at. */
export const requireTurn = async (unit: AgreementUnit, agreement: Agreement): Promise<Signatory> => {
  const turn = turnOf(agreement, await partiesOf(unit, agreement));
  await unit.access.require(...signing(agreement, turn.party));
  const waiting = agreement.copies.find(({ signatoryId, status }) => signatoryId === turn.id && status === 'waiting');
  if (waiting) throw copyWaiting(waiting.handedInAt);
  return turn;
};

/**
 * The holder signs through the organisation, a funder through its own line: a role on one reaches no other, and one on
 * the whole fund signs for parties of its own kind only.
 */
const signing = ({ dossierId }: Agreement, party: Party): [Permission, Subject] =>
  party.by === 'holder'
    ? ['agreement.sign', { dossierId, organisationId: party.organisationId }]
    : ['agreement.sign_as_funder', { dossierId, funderIds: [party.funderId] }];

const partiesOf = async ({ access }: AgreementUnit, agreement: Agreement): Promise<Set<SignatoryId>> => {
  const mine = new Set<SignatoryId>();
  for (const { id, party } of agreement.signatories) {
    if (await access.allows(...signing(agreement, party))) mine.add(id);
  }
  if (mine.size > 0) return mine;
  await access.requireOn('dossier.read', agreement.dossierId);
  throw permissionDenied('agreement.sign');
};
