import type { DossierView, EligibilityView, Receipt } from '../../services/application/application-views.ts';
import { eligibleBase, sourcesOf, usesOf } from '../../services/application/financing-plan.ts';
import type { WantedDocument } from '../../services/application/wanted-documents.ts';
import type { WaiverBody } from '../../services/programme/programme-facts.ts';
import type { OrganisationView } from '../../services/registry/registry-views.ts';
import { FactList } from '../shared/fact-list.tsx';
import { Tag } from '../shared/components/texts.tsx';
import { ListTable } from '../shared/list.tsx';
import { inLanguage, organisationIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Amount, Instant, Num } from '../shared/number.tsx';
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
export const Facts = ({ reader, view: { organisation, dossier } }: CaseProps) => {
  const { say } = reader;
  const { members, seat, ice } = organisation;
  const { summary, sector, province, commune, jobs } = dossier.project;
  return (
    <FactList
      rows={[
        [
          'organisation',
          <a class="govuk-link" href={`/organisations/${organisation.id}`}>
            <bdi>{organisationIn(reader, organisation)}</bdi>
          </a>,
        ],
        ['legal_form', say(`legalForm.${organisation.legalForm}`)],
        ['ice', ice === null ? null : <Num>{ice}</Num>],
        ['seat', <Place reader={reader} commune={seat.commune} region={seat.region} />],
        ['members', say('page.members_of', { ...members })],
        ['summary', summary && <span dir="auto">{summary}</span>],
        ['sector', sector && (reader.known(`sector.${sector}`) ?? <bdi>{sector}</bdi>)],
        ['activity', province && <Place reader={reader} commune={commune ?? ''} region={province.slice(0, 2)} />],
        ['jobs', jobs && say('page.jobs_of', { ...jobs })],
      ]}
      named={(name) => say(`page.field.${name}`)}
    />
  );
};

const Place = ({ reader, commune, region }: { reader: Reader; commune: string; region: string }) => (
  <>
    {commune !== '' && <bdi>{commune}</bdi>}
    {commune !== '' && ' · '}
    {reader.say(`region.${region}`)}
  </>
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

const STANDING_CLASS: Readonly<Record<WantedDocument['standing'], string>> = {
  attached: 'govuk-tag--green',
  on_file: 'govuk-tag--green',
  refused: 'govuk-tag--red',
  expired: 'govuk-tag--yellow',
  missing: 'govuk-tag--red',
};

/** What the call asks for, what has come, and whether it may be opened. */
export const Documents = ({ reader, view: { documents } }: CaseProps) => {
  const { say } = reader;
  return (
    <ListTable
      reader={reader}
      caption={say('page.documents')}
      items={documents}
      empty={say('page.no_documents')}
      columns={[
        { head: say('page.field.document'), cell: ({ titles }) => inLanguage(reader, titles) },
        {
          head: say('page.field.document_standing'),
          cell: ({ standing }) => <Tag class={STANDING_CLASS[standing]}>{say(`page.standing.${standing}`)}</Tag>,
        },
        { head: say('page.field.scan'), cell: ({ file }) => (file === null ? '–' : say(`page.scan.${file.status}`)) },
        { head: say('page.field.file'), cell: (wanted) => <FileLink wanted={wanted} /> },
      ]}
    />
  );
};

const FileLink = ({ wanted: { documentId, file } }: { readonly wanted: WantedDocument }) => {
  if (documentId === null || file === null) return <>–</>;
  if (file.status !== 'clean') return <bdi>{file.name}</bdi>;
  return (
    <a class="govuk-link" href={`/documents/${documentId}`} download>
      <bdi>{file.name}</bdi>
    </a>
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
