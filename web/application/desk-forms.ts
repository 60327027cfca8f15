import { z } from 'zod';
import type { MissingItems } from '../../services/application/complement.ts';
import { ELIGIBILITY_RULES, type EligibilityInput } from '../../services/application/eligibility.ts';
import type { WantedDocument } from '../../services/application/wanted-documents.ts';

const Text = z.string().trim().min(1).max(2_000);

/** What is missing, as a desk officer types it: which documents, and a text for each part that is to be corrected. */
export const ComplementTyped = z
  .strictObject({
    documents: z.array(z.string().max(40)).max(50),
    documents_text: Text.optional(),
    project: Text.optional(),
    plan: Text.optional(),
    words: Text.optional(),
  })
  .refine(({ documents, project, plan, words }) => documents.length > 0 || Boolean(project ?? plan ?? words), {
    error: 'nothing_asked',
  });

/** One thing that is missing after the other; a document without words of its own is asked for by its title. */
export const itemsOf = (
  { documents, documents_text, ...texts }: z.output<typeof ComplementTyped>,
  wanted: readonly WantedDocument[],
): MissingItems => [
  ...wanted
    .filter(({ kind }) => documents.includes(kind))
    .map(({ kind, titles }) => ({
      about: 'document' as const,
      kind,
      text: [`${titles.ar} – ${titles.fr}`, documents_text].filter(Boolean).join('\n'),
    })),
  ...(['project', 'plan', 'words'] as const).flatMap((about) => {
    const text = texts[about];
    return text === undefined ? [] : [{ about, text }];
  }),
];

export const WaiverTyped = z.strictObject({ reason: Text });

const Rule = z.enum(ELIGIBILITY_RULES);

/** A yes answers every rule that did not pass, a no says why: what is missing is said beside its field. */
export const DecisionTyped = z
  .strictObject({
    eligible: z.enum(['yes', 'no']),
    reason: Text.optional(),
    reasons: z.partialRecord(Rule, z.string().trim().min(1).max(1_000)).default({}),
    /** The rules that had not passed when the page was shown. */
    open: z.array(Rule),
  })
  .superRefine(({ eligible, reason, reasons, open }, context) => {
    if (eligible === 'no' && reason === undefined) {
      context.addIssue({ code: 'custom', path: ['reason'], message: 'reason_for_no' });
    }
    for (const rule of eligible === 'yes' ? open.filter((each) => reasons[each] === undefined) : []) {
      const [path, message] = rule === 'age' ? [['eligible'], 'waiver_first'] : [['reasons', rule], 'override_missing'];
      context.addIssue({ code: 'custom', path, message });
    }
  })
  .transform(({ eligible, reason = null, reasons }): EligibilityInput => ({
    eligible: eligible === 'yes',
    reason,
    overrides: Rule.options.flatMap((rule) => {
      const said = reasons[rule];
      return said === undefined ? [] : [{ rule, reason: said }];
    }),
  }));
