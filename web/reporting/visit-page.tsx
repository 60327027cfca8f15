import type { z } from 'zod';
import type { DossierView } from '../../services/application/application-views.ts';
import { SEVERITIES } from '../../services/reporting/finding.ts';
import type { VisitView } from '../../services/reporting/visit-views.ts';
import { Button } from '../shared/components/button.tsx';
import { Details } from '../shared/components/texts.tsx';
import { FactList } from '../shared/fact-list.tsx';
import { ChoiceField, DateField, FileField, LongTextField, SelectField } from '../shared/form-fields.tsx';
import { FoldedForm, Form, formOf, type FormState, isFilled } from '../shared/form.tsx';
import { personIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Day, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { hasRole } from '../shared/terms.ts';
import { PHOTO_OR_PDF } from '../shared/uploading.ts';
import { ReportsFrame } from './reports-frame.tsx';

interface VisitShown {
  readonly head: DossierView;
  readonly visit: z.output<typeof VisitView>;
  readonly names: Names;
}

/** One visit: why, when, what was seen; who went records it. */
export const VisitPage = (shown: Shown<VisitShown>) => {
  const { reader, view, posted } = shown;
  const mayRecord = view.visit.status === 'planned' && hasRole(reader, 'field_officer', 'desk_officer');
  return (
    <ReportsFrame reader={reader} head={view.head} place="visits" posted={posted}>
      <h2 class="govuk-heading-m">
        {reader.say('page.visits.visit')} <Day on={view.visit.plannedOn} />
      </h2>
      <Facts {...shown} />
      {mayRecord && <RecordForm {...shown} />}
      {mayRecord && <Cancel {...shown} />}
    </ReportsFrame>
  );
};

const Facts = ({ reader, view: { visit, names } }: Shown<VisitShown>) => {
  const { say } = reader;
  const rows = [
    ['purpose', <span dir="auto">{visit.purpose}</span>],
    ['state', say(`page.visit.${visit.status}`)],
    ['planned_by', <bdi>{personIn(reader, names.people, visit.plannedBy)}</bdi>],
    ['done_on', visit.doneOn && <Day on={visit.doneOn} />],
    ['done_by', visit.doneBy && <bdi>{personIn(reader, names.people, visit.doneBy)}</bdi>],
    ['summary', visit.summary && <span dir="auto">{visit.summary}</span>],
    [
      'favourable',
      visit.isFavourable !== null && say(visit.isFavourable ? 'page.visits.is_favourable' : 'page.visits.unfavourable'),
    ],
    [
      'photos',
      visit.documentIds.length > 0 &&
        visit.documentIds.map((id, place) => (
          <a class="govuk-link" href={`/documents/${id}`}>
            {say('page.reports.evidence')} <Num>{place + 1}</Num>
          </a>
        )),
    ],
  ] as const;
  return <FactList rows={rows} named={(name) => say(`page.visits.${name}`)} />;
};

const FINDINGS = [0, 1, 2] as const;

const RecordForm = ({ reader, view: { visit }, posted }: Shown<VisitShown>) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'record_visit', { version: visit.version });
  return (
    <Form form={form} hasFile>
      <h3 class="govuk-heading-s">{say('page.visits.record')}</h3>
      <DateField form={form} name="doneOn" />
      <LongTextField form={form} name="summary" rows={5} />
      <ChoiceField
        form={form}
        name="isFavourable"
        items={[
          { value: 'yes', label: say('page.visits.is_favourable') },
          { value: 'no', label: say('page.visits.unfavourable') },
        ]}
      />
      <FileField form={form} accept={PHOTO_OR_PDF} />
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{say('page.visits.findings')}</legend>
        <p class="govuk-hint">{say('page.visits.findings_hint')}</p>
        {FINDINGS.map((place) => (
          <FindingFields form={form} place={place} />
        ))}
      </fieldset>
      <Button>{say('page.visits.record')}</Button>
    </Form>
  );
};

/** Most visits find nothing: what is to be put right is folded until somebody has something to say of it. */
const FindingFields = ({ form, place }: { readonly form: FormState; readonly place: number }) => {
  const { say } = form.reader;
  const at = `findings.${String(place)}`;
  return (
    <Details summary={say('page.visits.finding_line', { number: place + 1 })} isOpen={isFilled(form, at)}>
      <LongTextField form={form} name={`${at}.text`} rows={2} />
      <div class="tz-row">
        <SelectField
          form={form}
          name={`${at}.severity`}
          items={SEVERITIES.map((value) => ({ value, text: say(`page.severity.${value}`) }))}
        />
        <DateField form={form} name={`${at}.dueOn`} />
      </div>
    </Details>
  );
};

const Cancel = ({ reader, view: { visit }, posted }: Shown<VisitShown>) => {
  const form = formOf({ reader, posted }, 'cancel_visit', { version: visit.version });
  return (
    <FoldedForm form={form} summary={reader.say('page.visits.cancel')}>
      <LongTextField form={form} name="reason" rows={3} />
      <Button class="govuk-button--warning">{reader.say('page.visits.cancel')}</Button>
    </FoldedForm>
  );
};
