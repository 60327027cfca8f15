import { z } from 'zod';
import { InstantSchema } from '../shared/instant.ts';
import {
  AgreementId,
  DossierId,
  EnvelopeId,
  FunderId,
  LineId,
  OrganisationId,
  PersonId,
  SignatoryId,
} from '../shared/ids.ts';
import { MoneySchema, total } from '../shared/money.ts';
import { AGREEMENT_KINDS, AGREEMENT_STATUSES, type Agreement, type Signature } from './agreement.ts';

const ConditionView = z
  .strictObject({ text: z.string(), proof: z.string(), tranche: z.int() })
  .meta({ id: 'AgreedCondition' });

const SignatureView = z
  .strictObject({
    /** What kind of signature this is, in the law's words: simple, neither advanced nor qualified. */
    level: z.literal('simple'),
    personId: PersonId,
    /** The issuer that vouched for the person, and since when. */
    knownBy: z.strictObject({ issuer: z.string(), signedInAt: z.string() }),
    signedAt: InstantSchema,
    contentHash: z.string(),
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

export const AgreementView = z
  .strictObject({
    id: AgreementId,
    dossierId: DossierId,
    number: z.string(),
    kind: z.enum(AGREEMENT_KINDS),
    status: z.enum(AGREEMENT_STATUSES),
    total: MoneySchema,
    lines: z.array(
      z.strictObject({
        lineId: LineId,
        funderId: FunderId,
        envelopeId: EnvelopeId,
        amount: MoneySchema,
        conditions: z.array(ConditionView),
      }),
    ),
    conditions: z.array(ConditionView),
    /** Canonical JSON, as a text: the SHA-256 of its bytes is `contentHash`. */
    content: z.string(),
    contentHash: z.string(),
    signatories: z.array(SignatoryView),
    preparedAt: InstantSchema,
    effectiveAt: InstantSchema.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Agreement' });
export type AgreementView = z.output<typeof AgreementView>;

export const agreementView = (agreement: Agreement): AgreementView => ({
  ...agreement,
  total: total(agreement.lines.map(({ amount }) => amount)),
  lines: agreement.lines.map((line) => ({ ...line, conditions: [...line.conditions] })),
  conditions: [...agreement.conditions],
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
