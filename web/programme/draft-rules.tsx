import type { Fault } from '../../services/programme/fault.ts';
import type { Call } from '../../services/programme/programme-facts.ts';
import { SummaryList } from '../shared/components/summary-list.tsx';
import type { Reader } from '../shared/reader.ts';
import { RULE_SECTIONS, sectionAt } from './rule-forms.ts';
import { wordsOf } from './rules-page.tsx';

interface DraftProps {
  readonly reader: Reader;
  readonly call: Call;
  readonly contradictions: readonly Fault[];
}

/** The sections of a draft's rules, each with the way to its form and with what it still contradicts. */
export const DraftRules = ({ reader, call, contradictions }: DraftProps) => {
  const { say } = reader;
  const ofCall = contradictions.filter(({ path }) => sectionAt(path) === null);
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.rules.draft')}</h2>
      <p class="govuk-body">{say('page.rules.draft_text')}</p>
      <SummaryList
        rows={[
          ...(ofCall.length === 0
            ? []
            : [
                {
                  key: { content: say('page.rules.call_itself') },
                  value: { content: <Wrong reader={reader} faults={ofCall} /> },
                },
              ]),
          ...RULE_SECTIONS.map((section) => ({
            key: {
              content: (
                <a class="govuk-link" href={`/administration/calls/${call.id}/rules/${section}`}>
                  {say(`page.rules.section.${section}`)}
                </a>
              ),
            },
            value: {
              content: (
                <Wrong reader={reader} faults={contradictions.filter(({ path }) => sectionAt(path) === section)} />
              ),
            },
          })),
        ]}
      />
    </>
  );
};

const Wrong = ({ reader, faults }: { readonly reader: Reader; readonly faults: readonly Fault[] }) =>
  faults.length === 0 ? (
    <>{reader.say('page.rules.sound')}</>
  ) : (
    <ul class="govuk-list govuk-list--bullet">
      {faults.map((fault) => (
        <li>
          <strong>{wordsOf(reader, fault)}</strong>
        </li>
      ))}
    </ul>
  );
