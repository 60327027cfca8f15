import { z } from 'zod';
import { demoCall01 } from '../../infra/demo/calls.ts';
import { rulebook01 } from '../../infra/demo/rulebook-01.ts';
import { Rulebook, type Call } from '../../services/programme/programme-facts.ts';
import { register } from '../../services/registry/organisation.ts';
import { LocalDate } from '../../services/shared/dates.ts';
import { idOf, type CallId, type FunderId, type OrganisationId } from '../../services/shared/ids.ts';
import { tazartPlan, tazartProject } from '../support/builders/application.ts';
import { organisationInput } from '../support/builders/registry.ts';

export const INDH = idOf<FunderId>('funder', 'INDH');
export const REGION_05 = idOf<FunderId>('funder', 'REGION-05');

export const rulebook = z.decode(Rulebook, rulebook01);

/** AAP-2026-01 and Tazart Noughbalou as the rules see them, without a database. */
export const call: Call = {
  id: idOf<CallId>('call'),
  reference: demoCall01.reference,
  titles: demoCall01.titles,
  description: demoCall01.description,
  status: 'open',
  opensAt: new Date(demoCall01.opensAt),
  closesAt: new Date(demoCall01.closesAt),
  leadFunderId: INDH,
  funderIds: [INDH, REGION_05],
  rulebook,
  rulebookHash: 'a'.repeat(64),
  cancelReason: null,
  version: 1,
};

export const cooperative = register(organisationInput(), {
  id: idOf<OrganisationId>('tazart'),
  today: LocalDate.parse('2026-01-12'),
  isSeatKnown: true,
  taken: [],
});

export const application = { project: tazartProject, plan: tazartPlan(INDH, REGION_05) };
