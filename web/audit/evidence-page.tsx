import type { z } from 'zod';
import type { TimelineEvent } from '../../services/audit/audit-views.ts';
import type { Page } from '../../services/shared/page.ts';
import { faultsOf } from '../shared/faults.ts';
import type { Reading, Values } from '../shared/fields.ts';
import { AmountField, CodeField, DateField, SelectField } from '../shared/form-fields.tsx';
import { formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { AsFile, Filters, More } from '../shared/list.tsx';
import type { Names } from '../shared/naming.ts';
import type { Shown } from '../shared/page.ts';
import { EventList } from './event-list.tsx';

interface EvidenceShown {
  readonly query: Values;
  readonly reading: Reading;
  readonly issues: readonly z.core.$ZodIssue[];
  readonly events: Page<TimelineEvent>;
  readonly names: Names;
}

/** Parts of the house that leave events. */
const PARTS = [
  'access',
  'programme',
  'registry',
  'documents',
  'application',
  'scoring',
  'committee',
  'cofinancing',
  'agreement',
  'disbursement',
  'reporting',
  'dossier',
  'audit',
  'operations',
] as const;

/** The trail, searched by dossier, person, funder, part, outcome, amount and day. */
export const EvidencePage = ({ reader, view }: Shown<EvidenceShown>) => {
  const { say } = reader;
  const { query, issues, events } = view;
  const posted =
    issues.length === 0
      ? null
      : {
          values: { ...query, action: 'evidence' },
          faults: faultsOf(issues, { reader, action: 'evidence', reading: view.reading }),
          isStale: false,
        };
  return (
    <Layout reader={reader} title={say('page.place.evidence')} posted={posted}>
      <h1 class="govuk-heading-l">{say('page.place.evidence')}</h1>
      <p class="govuk-body">{say('page.evidence.recorded')}</p>
      <Search reader={reader} view={view} posted={posted} />
      <EventList reader={reader} events={events.items} empty={say('page.evidence.nothing')} />
      <AsFile reader={reader} path="/evidence" query={query} />
      <More reader={reader} path="/evidence" query={query} next={events.next} />
    </Layout>
  );
};

const Search = ({ reader, view: { query, names }, posted }: Shown<EvidenceShown>) => {
  const { say, language } = reader;
  const form = formOf({ reader, posted }, 'evidence', { stored: query });
  return (
    <>
      <Filters reader={reader}>
        <CodeField form={form} name="reference" class="govuk-input--width-10" />
        <SelectField
          form={form}
          name="kind"
          items={PARTS.map((value) => ({ value, text: say(`page.evidence.part.${value}`) }))}
        />
        <SelectField
          form={form}
          name="outcome"
          items={(['done', 'refused'] as const).map((value) => ({
            value,
            text: say(`page.evidence.outcome.${value}`),
          }))}
        />
        <SelectField
          form={form}
          name="funderId"
          items={names.funders.map((funder) => ({ value: funder.id, text: funder.names[language] }))}
        />
        <AmountField form={form} name="amountFrom" />
        <AmountField form={form} name="amountTo" />
        <DateField form={form} name="from" />
        <DateField form={form} name="to" />
        {query['personId'] && <input type="hidden" name="personId" value={query['personId']} />}
      </Filters>
      {query['personId'] && (
        <p class="govuk-body">
          {say('page.evidence.of_person')}{' '}
          <a class="govuk-link" href="/evidence">
            {say('page.evidence.of_everybody')}
          </a>
        </p>
      )}
    </>
  );
};
