import { z } from 'zod';
import { InstantSchema } from '../shared/instant.ts';
import {
  AgreementId,
  DocumentId,
  DossierId,
  EnvelopeId,
  FunderId,
  LineId,
  OrganisationId,
  PersonId,
  SignatoryId,
  SignedCopyId,
} from '../shared/ids.ts';
import { MoneySchema, total } from '../shared/money.ts';
import {
  AGREED_INSTRUMENTS,
  AGREEMENT_KINDS,
  isCover,
  AGREEMENT_STATUSES,
  SIGNATURE_LEVELS,
  type Agreement,
  type Signature,
} from './agreement.ts';
import { COPY_STATUSES } from './signed-copy.ts';

const ConditionView = z
  .strictObject({ text: z.string(), proof: z.string(), tranche: z.int() })
  .meta({ id: 'AgreedCondition' });

const SignatureView = z
  .strictObject({
    /** In the law's words: simple, neither advanced nor qualified; or by hand, on a copy that the desk has looked at. */
    level: z.enum(SIGNATURE_LEVELS),
    personId: PersonId,
    /** The issuer that vouched for the person, and since when. */
    knownBy: z.strictObject({ issuer: z.string(), signedInAt: z.string() }),
    signedAt: InstantSchema,
    /** Of exactly the PDF that was signed. */
    sha256: z.string(),
    copyId: SignedCopyId.nullable(),
  })
  .meta({ id: 'Signature' });

const SignatoryView = z
  .strictObject({
    id: SignatoryId,
    position: z.int(),
    party: z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('holder'), organisationId: OrganisationId }),
      z.strictObject({ by: z.literal('funder'), funderId: FunderId }),
    ]),
    dueAt: InstantSchema.nullable(),
    signature: SignatureView.nullable(),
  })
  .meta({ id: 'Signatory' });

const SignedCopyView = z
  .strictObject({
    id: SignedCopyId,
    signatoryId: SignatoryId,
    documentId: DocumentId,
    sha256: z.string(),
    handedInBy: PersonId,
    handedInAt: InstantSchema,
    status: z.enum(COPY_STATUSES),
    checkedBy: PersonId.nullable(),
    checkedAt: InstantSchema.nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'SignedCopy' });

export const AgreementView = z
  .strictObject({
    id: AgreementId,
    dossierId: DossierId,
    number: z.string(),
    kind: z.enum(AGREEMENT_KINDS),
    status: z.enum(AGREEMENT_STATUSES),
    /** Of what is paid: guarantees are in their lines only. */
    total: MoneySchema,
    lines: z.array(
      z.strictObject({
        lineId: LineId,
        funderId: FunderId,
        envelopeId: EnvelopeId,
        instrument: z.enum(AGREED_INSTRUMENTS),
        amount: MoneySchema,
        /** Principal that must be guaranteed as long as the line is paid. */
        coverNeeded: MoneySchema,
        conditions: z.array(ConditionView),
      }),
    ),
    conditions: z.array(ConditionView),
    /** Canonical JSON, as a text: the SHA-256 of its bytes is `contentHash`. */
    content: z.string(),
    contentHash: z.string(),
    /** The PDF that is signed, and the code that verifies it. */
    document: z.strictObject({ id: DocumentId, code: z.string(), sha256: z.string() }),
    signatories: z.array(SignatoryView),
    copies: z.array(SignedCopyView),
    preparedAt: InstantSchema,
    effectiveAt: InstantSchema.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Agreement' });
export type AgreementView = z.output<typeof AgreementView>;

export const agreementView = (agreement: Agreement): AgreementView => ({
  ...agreement,
  total: total(agreement.lines.filter((line) => !isCover(line)).map(({ amount }) => amount)),
  lines: agreement.lines.map((line) => ({ ...line, conditions: [...line.conditions] })),
  conditions: [...agreement.conditions],
  copies: agreement.copies.map(({ knownBy: _knownBy, ...copy }) => copy),
  signatories: agreement.signatories.map(({ signature, ...signatory }) => ({
    ...signatory,
    signature: signature && signatureView(signature),
  })),
});

const signatureView = ({ knownBy, ...signature }: Signature): z.output<typeof SignatureView> => ({
  ...signature,
  knownBy:
    knownBy.by === 'token'
      ? { issuer: knownBy.issuer, signedInAt: knownBy.signedInAt }
      : { issuer: knownBy.by === 'workflow' ? knownBy.workflowId : '', signedInAt: '' },
});
