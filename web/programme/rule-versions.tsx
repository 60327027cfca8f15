import type { RulebookVersionView } from '../../services/programme/programme-views.ts';
import { ListTable } from '../shared/list.tsx';
import { Instant, Num } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';

interface VersionProps {
  readonly reader: Reader;
  readonly versions: readonly RulebookVersionView[];
  /** The version that is read; null of a draft, whose rules hold for nobody yet. */
  readonly read: RulebookVersionView | null;
}

/** The version that an address asks for, else the last one; null where there is none. */
export const versionAsked = (
  versions: readonly RulebookVersionView[],
  asked: string | undefined,
): RulebookVersionView | null => versions.find(({ number }) => String(number) === asked) ?? lastOf(versions);

const lastOf = (versions: readonly RulebookVersionView[]): RulebookVersionView | null =>
  versions.reduce<RulebookVersionView | null>((last, each) => (last && last.number > each.number ? last : each), null);

/** Which dossiers a version holds for: those that were begun from then on, until the next one came. */
export const HoldsFor = ({ reader: { say }, versions, read }: VersionProps) => {
  if (read === null) return null;
  const next = versions.find(({ number }) => number === read.number + 1);
  return (
    <>
      {say('page.rules.version')} <Num>{read.number}</Num>
      {say('page.colon')}
      {say('page.rules.begun_since')} <Instant at={read.recordedAt} />
      {next && (
        <>
          {' '}
          {say('page.rules.begun_until')} <Instant at={next.recordedAt} />
        </>
      )}
    </>
  );
};

/** Every version of the rules, each to be read as it was. */
export const Versions = ({ reader, versions, read, path }: VersionProps & { readonly path: string }) => {
  const { say } = reader;
  return versions.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">{say('page.rules.versions')}</h2>
      <ListTable
        reader={reader}
        caption={say('page.rules.versions')}
        items={[...versions].reverse()}
        empty=""
        columns={[
          {
            head: say('page.rules.version'),
            cell: ({ number }) =>
              number === read?.number ? (
                <strong>
                  <Num>{number}</Num>
                </strong>
              ) : (
                <a class="govuk-link" href={`${path}?version=${number}#rules`}>
                  {say('page.rules.read_version', { number })}
                </a>
              ),
          },
          { head: say('page.rules.since'), cell: ({ recordedAt }) => <Instant at={recordedAt} /> },
          { head: say('page.field.reason'), cell: ({ reason }) => <bdi>{reason ?? say('page.rules.first')}</bdi> },
        ]}
      />
    </>
  );
};
