import type { Findings } from '../../services/application/application-views.ts';
import type { Reader } from '../shared/reader.ts';
import { questionAbout } from './questions.tsx';

type Finding = Findings['findings'][number];

interface FindingsProps {
  readonly reader: Reader;
  readonly findings: readonly Finding[];
  /** Where given, each leads below it to where it is mended. */
  readonly base?: string;
}

/** What is missing or wrong, in plain words. */
export const FindingList = ({ reader, findings, base }: FindingsProps) => (
  <ul class="govuk-list govuk-list--bullet">
    {findings.map((finding) => {
      const words = reader.told('finding', finding) ?? finding.code;
      return (
        <li>
          {base === undefined ? (
            words
          ) : (
            <a class="govuk-link" href={`${base}${placeOf(finding)}`}>
              {words}
            </a>
          )}
        </li>
      );
    })}
  </ul>
);

/** Where a finding is mended, below the dossier. */
const placeOf = ({ section, numbers: { kind, field } }: Finding): string => {
  if (section === 'plan') return '/plan';
  if (section === 'documents') return `/documents/${typeof kind === 'string' ? kind : ''}`;
  return `/application/${questionAbout(typeof field === 'string' ? field : '')}?from=check`;
};
