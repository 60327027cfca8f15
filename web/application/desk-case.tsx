import type { DossierView, EligibilityView, Receipt } from '../../services/application/application-views.ts';
import { eligibleBase, sourcesOf, usesOf } from '../../services/application/financing-plan.ts';
import type { WantedDocument } from '../../services/application/wanted-documents.ts';
import type { WaiverBody } from '../../services/programme/programme-facts.ts';
import type { OrganisationView } from '../../services/registry/registry-views.ts';
import { CaseFacts } from '../shared/case.tsx';
import { FactList } from '../shared/fact-list.tsx';
import { Tag } from '../shared/components/texts.tsx';
import { organisationIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Amount, Instant } from '../shared/number.tsx';
import { PlanTables } from '../shared/plan-tables.tsx';
import type { Reader } from '../shared/reader.ts';

/** Everything that a decision on eligibility stands on. */
export interface Case {
  readonly dossier: DossierView;
  /** Null as long as it is a draft. */
  readonly eligibility: EligibilityView | null;
  readonly organisation: OrganisationView;
  readonly documents: readonly WantedDocument[];
  readonly receipt: Receipt | null;
  /** Who may set the age condition aside; null where nobody may. */
  readonly waiverBody: WaiverBody | null;
  readonly names: Names;
}

export interface CaseProps {
  readonly reader: Reader;
  readonly view: Case;
}

/** Who asks, and for which project. */
export const Facts = ({ reader, view: { organisation, dossier } }: CaseProps) => (
  <CaseFacts
    reader={reader}
    name={
      <a class="govuk-link" href={`/organisations/${organisation.id}`}>
        <bdi>{organisationIn(reader, organisation)}</bdi>
      </a>
    }
    organisation={organisation}
    project={dossier.project}
  />
);

/** What the project costs and who pays, and on how much of it a grant is reckoned. */
export const Plan = ({ reader, view: { dossier, names } }: CaseProps) => {
  const { plan } = dossier;
  const sides = (nature: 'cash' | 'in_kind') => ({ uses: usesOf(plan, nature), sources: sourcesOf(plan, nature) });
  return (
    <>
      <PlanTables
        reader={reader}
        plan={plan}
        funders={names.funders}
        sums={{ cash: sides('cash'), in_kind: sides('in_kind') }}
      />
      <p class="govuk-body">
        {reader.say('page.eligible_base')} <Amount reader={reader} of={eligibleBase(plan)} />
      </p>
    </>
  );
};

/** How long the law still gives, and whether the delay runs. */
export const LegalClock = ({ reader, view: { dossier } }: CaseProps) => {
  const { say } = reader;
  const clock = dossier.legalClock;
  if (clock === null) return null;
  const state = clock.endedAt ? 'ended' : clock.stoppedAt ? 'stopped' : clock.isOverdue ? 'overdue' : 'running';
  const since = clock.endedAt ?? clock.stoppedAt;
  return (
    <FactList
      rows={[
        ['clock_started', <Instant at={clock.startedAt} />],
        ['clock_due', <Instant at={clock.dueAt} />],
        [
          'clock_state',
          <>
            <Tag class={state === 'overdue' ? 'govuk-tag--red' : undefined}>{say(`page.clock_state.${state}`)}</Tag>{' '}
            {since && <Instant at={since} />}
          </>,
        ],
      ]}
      named={(name) => say(`page.field.${name}`)}
    />
  );
};
