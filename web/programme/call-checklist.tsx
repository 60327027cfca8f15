import type { Call } from '../../services/programme/programme-facts.ts';
import { Percent } from '../shared/number.tsx';
import { listed } from '../shared/named.ts';
import type { Reader } from '../shared/reader.ts';

interface ChecklistProps {
  readonly reader: Reader;
  readonly call: Call;
}

/** What one needs at hand before beginning: told before any sign-in, and made to be printed. */
export const Checklist = ({ reader, call: { rulebook } }: ChecklistProps) => {
  const { say, language } = reader;
  const { documents = [], funding } = rulebook;
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.call.checklist')}</h2>
      <p class="govuk-body">{say('page.call.checklist_time')}</p>
      <ul class="tz-checklist">
        <li>{say('page.call.need_organisation')}</li>
        <li>{say('page.call.need_rib')}</li>
        <li>{say('page.call.need_project')}</li>
        <li>
          {say('page.call.need_plan')} <Percent of={funding.ownContributionMinBasisPoints} />
        </li>
        {documents
          .filter(({ stage }) => stage === 'application')
          .map(({ titles, legalForms }) => (
            <li>
              {titles[language]}
              {legalForms &&
                ` (${listed(
                  reader,
                  legalForms.map((form) => say(`legalForm.${form}`)),
                )})`}
            </li>
          ))}
      </ul>
      <p class="govuk-body">{say('page.call.files')}</p>
    </>
  );
};
