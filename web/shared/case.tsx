import type { ComponentChildren } from 'preact';
import { Tag } from './components/texts.tsx';
import { FactList } from './fact-list.tsx';
import { ListTable } from './list.tsx';
import { inLanguage } from './names.ts';
import { Num } from './number.tsx';
import type { Reader } from './reader.ts';

interface CaseFactsProps {
  readonly reader: Reader;
  readonly name: ComponentChildren;
  readonly organisation: {
    readonly legalForm: string;
    readonly ice?: string | null;
    readonly seat: { readonly commune: string; readonly region: string };
    readonly members: Readonly<Record<'total' | 'women' | 'youth', number>>;
  };
  /** What a draft does not say yet is left out. */
  readonly project: {
    readonly summary?: string | undefined;
    readonly sector?: string | undefined;
    readonly province?: string | undefined;
    readonly commune?: string | undefined;
    readonly jobs?: { readonly before: number; readonly target: number } | undefined;
  };
}

/** Who asks, and for which project. */
export const CaseFacts = ({ reader, name, organisation, project }: CaseFactsProps) => {
  const { say } = reader;
  const { legalForm, members, seat, ice = null } = organisation;
  return (
    <FactList
      rows={[
        ['organisation', name],
        ['legal_form', say(`legalForm.${legalForm}`)],
        ['ice', ice === null ? null : <Num>{ice}</Num>],
        ['seat', <Place reader={reader} commune={seat.commune} region={seat.region} />],
        ['members', say('page.members_of', { ...members })],
        ...projectRows(reader, project),
      ]}
      named={(each) => say(`page.field.${each}`)}
    />
  );
};

const projectRows = (reader: Reader, project: CaseFactsProps['project']) => {
  const { summary, sector, province, commune = '', jobs } = project;
  return [
    ['summary', summary && <span dir="auto">{summary}</span>],
    ['sector', sector && (reader.known(`sector.${sector}`) ?? <bdi>{sector}</bdi>)],
    ['activity', province && <Place reader={reader} commune={commune} region={province.slice(0, 2)} />],
    ['jobs', jobs && reader.say('page.jobs_of', { ...jobs })],
  ] as const;
};

const Place = ({ reader, commune, region }: { reader: Reader; commune: string; region: string }) => (
  <>
    {commune !== '' && <bdi>{commune}</bdi>}
    {commune !== '' && ' · '}
    {reader.say(`region.${region}`)}
  </>
);

interface CaseDocument {
  readonly titles: Readonly<Record<'ar' | 'fr' | 'en', string>>;
  readonly standing: keyof typeof STANDING_CLASS;
  readonly documentId: string | null;
  readonly file: { readonly name: string; readonly status: string } | null;
}

interface CaseDocumentsProps {
  readonly reader: Reader;
  readonly documents: readonly CaseDocument[];
  /** Where a file is opened by this reader. */
  readonly at: (documentId: string) => string;
}

const STANDING_CLASS = {
  attached: 'govuk-tag--green',
  on_file: 'govuk-tag--green',
  refused: 'govuk-tag--red',
  expired: 'govuk-tag--yellow',
  missing: 'govuk-tag--red',
} as const;

/** What the call asks for, what has come, and whether it may be opened. */
export const CaseDocuments = ({ reader, documents, at }: CaseDocumentsProps) => {
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
        { head: say('page.field.file'), cell: (wanted) => <FileLink wanted={wanted} at={at} /> },
      ]}
    />
  );
};

const FileLink = ({ wanted: { documentId, file }, at }: { wanted: CaseDocument; at: CaseDocumentsProps['at'] }) => {
  if (documentId === null || file === null) return <>–</>;
  if (file.status !== 'clean') return <bdi>{file.name}</bdi>;
  return (
    <a class="govuk-link" href={at(documentId)} download>
      <bdi>{file.name}</bdi>
    </a>
  );
};
