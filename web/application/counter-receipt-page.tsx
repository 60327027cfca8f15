import type { DossierView, Receipt } from '../../services/application/application-views.ts';
import type { Mandate } from '../../services/application/mandate.ts';
import type { OrganisationView } from '../../services/registry/registry-views.ts';
import { SummaryList } from '../shared/components/summary-list.tsx';
import { Layout } from '../shared/layout.tsx';
import { organisationIn, personIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';

export interface CounterReceipt {
  readonly dossier: DossierView;
  readonly receipt: Receipt;
  readonly organisation: OrganisationView;
  /** Under which it was entered; null where the holder came in person. */
  readonly mandate: Mandate | null;
  readonly names: Names;
}

/** What the holder takes home from the counter: printed as it stands, with who declared and who typed. */
export const CounterReceiptPage = ({ reader, view }: Shown<CounterReceipt>) => {
  const { say } = reader;
  const { dossier, receipt, organisation, mandate, names } = view;
  const rows = [
    ['reference', <Num>{receipt.reference}</Num>],
    ['organisation', <bdi>{organisationIn(reader, organisation)}</bdi>],
    ['title', <span dir="auto">{dossier.project.title}</span>],
    ['submitted_at', <Instant at={receipt.at} />],
    ...(mandate === null
      ? []
      : ([
          ['declaredBy', <bdi>{mandate.declaredBy}</bdi>],
          ['agent', <bdi>{personIn(reader, names.people, mandate.agentId)}</bdi>],
        ] as const)),
    ['content_hash', <Num>{receipt.contentHash}</Num>],
  ] as const;
  return (
    <Layout
      reader={reader}
      title={`${say('page.receipt')} – ${receipt.number}`}
      back={{ href: `/organisations/${organisation.id}/mandates`, text: say('page.mandates') }}
    >
      <h1 class="govuk-heading-l">
        {say('page.receipt')} <Num>{receipt.number}</Num>
      </h1>
      <SummaryList
        class="tz-printed"
        rows={rows.map(([name, content]) => ({ key: { content: say(`page.field.${name}`) }, value: { content } }))}
      />
      <p class="govuk-body">{say('receipt.legal_clock', { days: receipt.legalClock.decisionDays })}</p>
      <p class="govuk-body">{say('page.print_text')}</p>
    </Layout>
  );
};
