import { z } from 'zod';
import { DossierId, EnvelopeId, FunderId } from '../shared/ids.ts';
import { MoneySchema } from '../shared/money.ts';

const OfEnvelope = z.strictObject({ funderId: FunderId, envelopeId: EnvelopeId, dossierId: DossierId });

/** One funder's money in the dossier, by where it stands. */
const FunderMoney = OfEnvelope.extend({
  held: MoneySchema,
  committed: MoneySchema,
  ordered: MoneySchema,
  clearing: MoneySchema,
  paid: MoneySchema,
  recoverable: MoneySchema,
  recovered: MoneySchema,
  writtenOff: MoneySchema,
}).meta({ id: 'FunderMoney' });

/** Principal that a guarantor covers: never cash. */
const GuarantorCover = OfEnvelope.extend({ held: MoneySchema, covered: MoneySchema, called: MoneySchema }).meta({
  id: 'GuarantorCover',
});

/** The holder's own part: cash and kind never mix. */
const OwnContribution = z
  .strictObject({ nature: z.enum(['cash', 'in_kind']), pledged: MoneySchema, shown: MoneySchema })
  .meta({ id: 'OwnContribution' });

export const DossierMoney = z
  .strictObject({
    funders: z.array(FunderMoney),
    guarantees: z.array(GuarantorCover),
    contribution: z.array(OwnContribution),
  })
  .meta({ id: 'DossierMoney' });
export type DossierMoney = z.output<typeof DossierMoney>;
