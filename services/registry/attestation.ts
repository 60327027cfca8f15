import { z } from 'zod';
import { LocalDate } from '../shared/dates.ts';
import { DocumentId } from '../shared/ids.ts';
import type { OrganisationId, AttestationId, PersonId } from '../shared/ids.ts';
import { attestationDatesImpossible, attestationExpired } from './registry-errors.ts';
import type { AttestationStanding } from './registry-facts.ts';

/** Rulebooks name the kinds they ask for, so the registry knows no closed list of them. */
const AttestationKind = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);

export const NewAttestation = z
  .strictObject({
    kind: AttestationKind,
    documentId: DocumentId,
    issuedOn: LocalDate,
    /** The last day on which it holds; null where it does not expire. */
    expiresOn: LocalDate.nullable(),
  })
  .meta({ id: 'NewAttestation' });
export type NewAttestation = z.output<typeof NewAttestation>;

/** A document of an organisation, asked once and reused by every dossier until it expires. */
export interface Attestation extends NewAttestation {
  readonly id: AttestationId;
  readonly organisationId: OrganisationId;
  readonly addedBy: PersonId;
}

export const add = (
  attestation: NewAttestation,
  { today, ...adding }: Omit<Attestation, keyof NewAttestation> & { readonly today: LocalDate },
): Attestation => {
  const { issuedOn, expiresOn } = attestation;
  if (issuedOn > today || (expiresOn !== null && expiresOn < issuedOn))
    throw attestationDatesImpossible(issuedOn, expiresOn);
  if (expiresOn !== null && expiresOn < today) throw attestationExpired(expiresOn);
  return { ...attestation, ...adding };
};

/** Where each kind stands on a day: the latest attestation that was added speaks for its kind. */
export const standingsOn = (
  day: LocalDate,
  kinds: readonly string[],
  latest: readonly Pick<Attestation, 'id' | 'kind' | 'documentId' | 'expiresOn'>[],
): AttestationStanding[] =>
  kinds.map((kind) => {
    const attestation = latest.find((each) => each.kind === kind);
    if (!attestation) return { kind, status: 'missing', attestationId: null, documentId: null, expiresOn: null };
    const { id: attestationId, documentId, expiresOn } = attestation;
    const status = expiresOn !== null && expiresOn < day ? 'expired' : 'valid';
    return { kind, status, attestationId, documentId, expiresOn };
  });
