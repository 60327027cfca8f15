import type { Fault } from '../../services/programme/fault.ts';
import type { Call } from '../../services/programme/programme-facts.ts';
import { SummaryList } from '../shared/components/summary-list.tsx';
import type { Reader } from '../shared/reader.ts';
import { sectionAt, SECTIONS, type Section } from './call-forms.ts';
import { RULE_SECTIONS } from './rule-forms.ts';
import { wordsOf } from './rules-page.tsx';

interface CallProps {
  readonly reader: Reader;
  readonly call: Call;
}

interface DraftProps extends CallProps {
  readonly contradictions: readonly Fault[];
}

/** The sections of a draft, each with the way to its form and with what it still contradicts. */
export const DraftSections = ({ reader, call, contradictions }: DraftProps) => {
  const { say } = reader;
  const ofNone = contradictions.filter(({ path }) => sectionAt(path) === null);
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.rules.draft')}</h2>
      <p class="govuk-body">{say('page.rules.draft_text')}</p>
      <SummaryList
        rows={[
          ...SECTIONS.map((section) => ({
            key: { content: <WayTo reader={reader} call={call} section={section} /> },
            value: {
              content: (
                <Wrong reader={reader} faults={contradictions.filter(({ path }) => sectionAt(path) === section)} />
              ),
            },
          })),
          ...(ofNone.length === 0
            ? []
            : [
                {
                  key: { content: say('page.rules.others') },
                  value: { content: <Wrong reader={reader} faults={ofNone} /> },
                },
              ]),
        ]}
      />
    </>
  );
};

/** The rules of a call that takes applications, each with the way to the form of a new version. */
export const RunningSections = ({ reader, call }: CallProps) => {
  const { say } = reader;
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.rules.change')}</h2>
      <p class="govuk-body">{say('page.rules.new_version_text')}</p>
      <ul class="govuk-list">
        {RULE_SECTIONS.map((section) => (
          <li>
            <WayTo reader={reader} call={call} section={section} />
          </li>
        ))}
      </ul>
    </>
  );
};

const WayTo = ({ reader, call, section }: CallProps & { readonly section: Section }) => (
  <a class="govuk-link" href={`/administration/calls/${call.id}/rules/${section}`}>
    {reader.say(`page.rules.section.${section}`)}
  </a>
);

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
