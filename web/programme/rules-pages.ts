import { z } from 'zod';
import type { Fault } from '../../services/programme/fault.ts';
import { ChangeRulebook, type CallTerms } from '../../services/programme/programme.ts';
import type { Call } from '../../services/programme/programme-facts.ts';
import type { FunderSummary } from '../../services/programme/programme-views.ts';
import type { Actor, Command } from '../../services/shared/command.ts';
import { CallId } from '../../services/shared/ids.ts';
import type { Territory } from '../shared/named.ts';
import { page, type Page } from '../shared/page.ts';
import { changedTerms, fieldsOf, schemaOf, SECTIONS, type Section } from './call-forms.ts';
import { RulesPage } from './rules-page.tsx';

interface RulesUseCases {
  readonly getCall: (actor: Actor, id: CallId) => Promise<Call>;
  readonly listContradictions: (actor: Actor, id: CallId) => Promise<{ items: Fault[] }>;
  readonly listFunders: (actor: Actor) => Promise<{ items: FunderSummary[] }>;
  readonly listTerritories: (actor: Actor) => Promise<{ items: readonly Territory[] }>;
  readonly reviseCall: (command: Command, id: CallId, terms: CallTerms) => Promise<unknown>;
  readonly changeRulebook: (command: Command, id: CallId, change: ChangeRulebook) => Promise<unknown>;
}

const OfCall = z.strictObject({ callId: CallId });
const { reason } = ChangeRulebook.shape;

/**
 * A call, one section a form. A draft may contradict itself: what is still wrong is told beside its rule. Of a call
 * that takes applications the rules get a new version, which must be sound and says why it came.
 */
export const rulesPages = (useCases: RulesUseCases): Page[] =>
  SECTIONS.map((section) => sectionPage(useCases, section));

const sectionPage = (useCases: RulesUseCases, section: Section): Page => {
  const fields = fieldsOf(section);
  const schema = schemaOf(section);
  const back = (callId: CallId) => `/administration/calls/${callId}`;
  return page({
    path: `/administration/calls/:callId/rules/${section}`,
    params: OfCall,
    load: async ({ actor, params: { callId } }) => {
      const call = await useCases.getCall(actor, callId);
      const { items } = await useCases.listContradictions(actor, callId);
      return {
        section,
        call,
        contradictions: call.status === 'draft' ? items : [],
        funders: (await useCases.listFunders(actor)).items,
        territories: (await useCases.listTerritories(actor)).items,
      };
    },
    show: RulesPage,
    actions: {
      save_rules: {
        fields,
        schema,
        run: async ({ actor, command, params: { callId }, input }) => {
          const call = await useCases.getCall(actor, callId);
          await useCases.reviseCall(command, callId, changedTerms(call, section, input));
          return back(callId);
        },
      },
      change_rules: {
        fields: { ...fields, reason: 'text' },
        schema: schema.extend({ reason }),
        run: async ({ actor, command, params: { callId }, input: { reason: why, ...said } }) => {
          const { rulebook } = changedTerms(await useCases.getCall(actor, callId), section, said);
          await useCases.changeRulebook(command, callId, { rulebook, reason: String(why) });
          return back(callId);
        },
      },
    },
  });
};
