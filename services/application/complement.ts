import { z } from 'zod';
import { addWorkingDays, daysBefore, endOf, localDateOf, type LocalDate } from '../shared/dates.ts';
import { DocumentId, PersonId, type DossierId, type OrganisationId } from '../shared/ids.ts';
import { InstantSchema } from '../shared/instant.ts';
import type { NewObligation } from '../shared/obligation.ts';
import {
  complementAlreadyAnswered,
  complementOverdue,
  documentNotAsked,
  sectionNotAsked,
} from './application-errors.ts';
import { FinancingPlan } from './financing-plan.ts';
import { Project } from './project.ts';

const Code = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);
const Text = z.string().trim().min(1).max(2_000);

/** One thing that is missing: a section to correct, a document of a kind to bring, or an answer in words. */
const MissingItem = z
  .discriminatedUnion('about', [
    z.strictObject({ about: z.enum(['project', 'plan', 'words']), text: Text }),
    z.strictObject({ about: z.literal('document'), kind: Code, text: Text }),
  ])
  .meta({ id: 'MissingItem' });

export const MissingItems = z.array(MissingItem).min(1).max(50);
export type MissingItems = z.output<typeof MissingItems>;

/** The whole answer at once: there is one request, and one answer to it. */
export const ComplementAnswer = z
  .strictObject({
    text: Text.nullable(),
    project: Project.optional(),
    plan: FinancingPlan.optional(),
    documents: z.array(z.strictObject({ kind: Code, documentId: DocumentId })).max(50),
  })
  .meta({ id: 'ComplementAnswer' });
export type ComplementAnswer = z.output<typeof ComplementAnswer>;

const COMPLEMENT_STATUSES = ['open', 'answered', 'lapsed'] as const;

export const Complement = z
  .strictObject({
    items: MissingItems,
    askedBy: PersonId,
    askedAt: InstantSchema,
    dueAt: InstantSchema,
    status: z.enum(COMPLEMENT_STATUSES),
    text: z.string().nullable(),
    answeredBy: PersonId.nullable(),
    answeredAt: InstantSchema.nullable(),
  })
  .meta({ id: 'Complement' });
export type Complement = z.output<typeof Complement>;

interface Asking {
  readonly by: PersonId;
  readonly now: Date;
  readonly workingDays: number;
  readonly holidays: ReadonlySet<LocalDate>;
}

/** The one request that the law allows: everything that is missing, until the end of the last working day. */
export const askFor = (items: MissingItems, { by, now, workingDays, holidays }: Asking): Complement => ({
  items,
  askedBy: by,
  askedAt: now,
  dueAt: endOf(addWorkingDays(localDateOf(now), workingDays, holidays)),
  status: 'open',
  text: null,
  answeredBy: null,
  answeredAt: null,
});

/** Takes what was asked for, and nothing else: the rest of the application stays as it was submitted. */
export const answerTo = (
  complement: Complement,
  answer: ComplementAnswer,
  { by, now }: Pick<Asking, 'by' | 'now'>,
): Complement => {
  if (complement.status === 'answered') throw complementAlreadyAnswered(complement.answeredAt);
  if (complement.status === 'lapsed' || now > complement.dueAt) throw complementOverdue(complement.dueAt);
  for (const section of ['project', 'plan'] as const) {
    const isAsked = complement.items.some(({ about }) => about === section);
    if (answer[section] !== undefined && !isAsked) throw sectionNotAsked(section);
  }
  const kinds = complement.items.flatMap((item) => (item.about === 'document' ? [item.kind] : []));
  const other = answer.documents.find(({ kind }) => !kinds.includes(kind));
  if (other) throw documentNotAsked(other.kind, kinds);
  return { ...complement, status: 'answered', text: answer.text, answeredBy: by, answeredAt: now };
};

/** The holder is reminded three days before; without an answer the file is decided as it is. */
export const complementWait = (
  { id, organisationId }: { readonly id: DossierId; readonly organisationId: OrganisationId },
  { dueAt }: Complement,
): NewObligation => ({
  kind: 'complement',
  subjectId: id,
  owed: { by: 'organisation', organisationId },
  rungs: [{ at: daysBefore(dueAt, 3), act: 'remind' }],
  dueAt,
});
