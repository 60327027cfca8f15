import { z } from 'zod';
import { LegalForm, Texts } from '../programme/programme-facts.ts';
import { LocalDate } from '../shared/dates.ts';
import { InstantSchema } from '../shared/instant.ts';
import { MoneySchema } from '../shared/money.ts';
import { PageQuery, pageOf } from '../shared/page.ts';
import { STAGES } from '../shared/stage.ts';

/** Everything here is for anybody: no name of a person, no telephone, no address, no account. */

const PublicCall = z
  .strictObject({
    reference: z.string(),
    titles: Texts,
    status: z.enum(['published', 'open', 'closed', 'settled', 'cancelled']),
    opensAt: InstantSchema,
    closesAt: InstantSchema,
    regions: z.array(z.string()),
    /** In the order of `regions`. */
    regionNames: z.array(Texts),
    funders: z.array(z.string()),
  })
  .meta({ id: 'PublicCall' });
export type PublicCall = z.output<typeof PublicCall>;
export const PublicCallPage = pageOf(PublicCall, 'PublicCallPage');

/** What is published is walked by its references: no id of ours is in it. */
const published = z
  .string()
  .regex(/^[\p{L}\d./_-]{1,100}$/u)
  .optional();

export const PublicCallQuery = PageQuery.extend({ after: published });

export const AwardQuery = PageQuery.extend({
  after: published,
  call: z.string().max(40).optional(),
  funder: z.string().max(20).optional(),
  region: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
});
export type AwardQuery = z.output<typeof AwardQuery>;

const PublicAward = z
  .strictObject({
    agreement: z.string(),
    dossier: z.string(),
    call: z.string(),
    awardedOn: LocalDate,
    legalForm: LegalForm,
    /** Null where the holder is a natural person. */
    organisation: z.strictObject({ nameAr: z.string(), nameLatin: z.string() }).nullable(),
    region: z.string(),
    province: z.string(),
    sector: z.string(),
    regionNames: Texts,
    provinceNames: Texts,
    /** Null where nobody has named the sector yet. */
    sectorNames: Texts.nullable(),
    funder: z.string(),
    funderNames: Texts,
    awarded: MoneySchema,
    paid: MoneySchema,
  })
  .meta({ id: 'PublicAward' });
export type PublicAward = z.output<typeof PublicAward>;
export const PublicAwardPage = pageOf(PublicAward, 'PublicAwardPage');

const DIMENSIONS = ['funder', 'region', 'sector', 'call', 'year', 'target_group'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export const FigureQuery = z.strictObject({ by: z.enum(DIMENSIONS) });

const PublicFigure = z
  .strictObject({
    key: z.string(),
    /** Of a region, a sector, a funder or a call; null where the key speaks for itself. */
    names: Texts.nullable(),
    /** Null, with the amounts, where so few are behind it that one could be told from the others. */
    dossiers: z.int().nullable(),
    awarded: MoneySchema.nullable(),
    paid: MoneySchema.nullable(),
  })
  .meta({ id: 'PublicFigure' });
export type PublicFigure = z.output<typeof PublicFigure>;
export const PublicFigures = z.strictObject({ items: z.array(PublicFigure) }).meta({ id: 'PublicFigures' });

/** A funder's part of them, in proportion to what it has paid: the parts of all funders are the whole. */
const FunderJobs = z
  .strictObject({ funder: z.string(), names: Texts, created: z.number(), maintained: z.number() })
  .meta({ id: 'FunderJobs' });

/** Full-time equivalents of accepted reports, each dossier once, towards the ambition of Oujda (2025). */
export const PublicJobs = z
  .strictObject({
    target: z.int(),
    created: z.number(),
    maintained: z.number(),
    dossiers: z.int(),
    byFunder: z.array(FunderJobs),
  })
  .meta({ id: 'PublicJobs' });
export type PublicJobs = z.output<typeof PublicJobs>;

export const ProgressQuery = z
  .strictObject({
    reference: z.string().trim().min(5).max(40),
    secret: z.string().trim().min(10).max(60),
  })
  .meta({ id: 'ProgressQuery' });
export type ProgressQuery = z.output<typeof ProgressQuery>;

export const Progress = z
  .strictObject({
    reference: z.string(),
    stage: z.enum(STAGES),
    since: InstantSchema,
    isOpen: z.boolean(),
    /** Until when eligibility is decided; null once it is, or while the holder is asked to complete the file. */
    decisionBy: InstantSchema.nullable(),
    steps: z.array(z.strictObject({ step: z.string(), at: InstantSchema })),
  })
  .meta({ id: 'Progress' });
export type Progress = z.output<typeof Progress>;
