import { z } from 'zod';
import type { Fault } from '../../services/programme/fault.ts';
import type { CallTerms } from '../../services/programme/programme.ts';
import type { Call } from '../../services/programme/programme-facts.ts';
import type { FunderSummary } from '../../services/programme/programme-views.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { CallId } from '../../services/shared/ids.ts';
import type { Fields } from '../shared/fields.ts';
import type { Territory } from '../shared/named.ts';
import { page, type Page } from '../shared/page.ts';
import { changedRules } from './changed-rules.ts';
import { RULE_FORMS, RULE_SECTIONS, type RuleSection } from './rule-forms.ts';
import { RulesPage } from './rules-page.tsx';

interface RulesUseCases {
  readonly getCall: (actor: Actor, id: CallId) => Promise<Call>;
  readonly listContradictions: (actor: Actor, id: CallId) => Promise<{ items: Fault[] }>;
  readonly listFunders: (actor: Actor) => Promise<{ items: FunderSummary[] }>;
  readonly listTerritories: (actor: Actor) => Promise<{ items: readonly Territory[] }>;
  readonly reviseCall: (command: Command, id: CallId, terms: CallTerms) => Promise<unknown>;
}

const OfCall = z.strictObject({ callId: CallId });

/** The rules of a draft, one section a form. A draft may contradict itself: what is still wrong is told beside its rule. */
export const rulesPages = (useCases: RulesUseCases): Page[] =>
  RULE_SECTIONS.map((section) => sectionPage(useCases, section));

const sectionPage = (useCases: RulesUseCases, section: RuleSection): Page => {
  const fields: Fields = RULE_FORMS[section].fields;
  const schema: z.ZodType<object> = RULE_FORMS[section].schema;
  const back = (callId: CallId) => `/administration/calls/${callId}`;
  return page({
    path: `/administration/calls/:callId/rules/${section}`,
    params: OfCall,
    load: async ({ actor, params: { callId } }) => ({
      section,
      call: await useCases.getCall(actor, callId),
      contradictions: (await useCases.listContradictions(actor, callId)).items,
      territories: (await useCases.listTerritories(actor)).items,
    }),
    show: RulesPage,
    actions: {
      save_rules: {
        fields,
        schema,
        run: async ({ actor, command, params: { callId }, input }) => {
          const { titles, description, opensAt, closesAt, leadFunderId, funderIds, rulebook } = await useCases.getCall(
            actor,
            callId,
          );
          const terms = { titles, description, opensAt, closesAt, leadFunderId, funderIds: [...funderIds] };
          await useCases.reviseCall(command, callId, { ...terms, rulebook: changedRules(rulebook, fields, input) });
          return back(callId);
        },
      },
    },
  });
};
