import { Button } from '../shared/components/button.tsx';
import { TaskList } from '../shared/components/lists.tsx';
import { InsetText, Tag } from '../shared/components/texts.tsx';
import { FileField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import type { Shown } from '../shared/page.ts';
import { DraftFrame } from './draft-frame.tsx';
import type { Draft } from './holder-use-cases.ts';

/** What may be handed in: a photo with the phone is enough. */
export const ACCEPTED = ['image/jpeg', 'image/png', 'application/pdf'] as const;

export interface DraftDocuments extends Draft {
  /** What the scanner says of those that were brought, by document; empty where nothing was. */
  readonly scans: ReadonlyMap<string, string>;
}

/** The documents that the call asks for, each with where it stands. */
export const DocumentsPage = ({ reader, view: draft }: Shown<DraftDocuments>) => {
  const { say, language } = reader;
  const { dossier, documents, scans } = draft;
  const statusOf = (standing: string, documentId: string | null) => {
    const isChecked = (scans.get(documentId ?? '') ?? 'clean') === 'clean';
    if (standing === 'attached' && !isChecked)
      return <Tag class="govuk-tag--blue">{say('page.standing.scanning')}</Tag>;
    const words = say(`page.standing.${standing}`);
    const isDone = standing === 'attached' || standing === 'on_file';
    return isDone ? words : <Tag class="govuk-tag--orange">{words}</Tag>;
  };
  return (
    <DraftFrame reader={reader} draft={draft} title={say('page.documents.title')}>
      <h1 class="govuk-heading-l">{say('page.documents.title')}</h1>
      <p class="govuk-body">{say('page.documents.text')}</p>
      {documents.length === 0 ? (
        <InsetText>{say('page.documents.none')}</InsetText>
      ) : (
        <TaskList
          items={documents.map(({ kind, titles, standing, documentId }) => ({
            title: { content: titles[language] },
            href: `/dossiers/${dossier.id}/documents/${kind}`,
            status: { content: statusOf(standing, documentId) },
          }))}
        />
      )}
    </DraftFrame>
  );
};

export interface DocumentAsked extends Draft {
  readonly kind: string;
}

/** One document a page. */
export const DocumentPage = ({ reader, view: draft, posted }: Shown<DocumentAsked>) => {
  const { say, language } = reader;
  const wanted = draft.documents.find(({ kind }) => kind === draft.kind);
  const title = wanted?.titles[language] ?? say('page.documents.title');
  const form = formOf({ reader, posted }, 'attach');
  return (
    <DraftFrame reader={reader} draft={draft} title={title} posted={posted}>
      <h1 class="govuk-heading-l">{title}</h1>
      {wanted && wanted.standing !== 'missing' && (
        <InsetText>
          {say(`page.standing.${wanted.standing}`)}
          {wanted.documentId !== null && wanted.standing !== 'refused' && (
            <>
              {' · '}
              <a class="govuk-link" href={`/documents/${wanted.documentId}`}>
                {say('page.documents.open')}
              </a>
            </>
          )}
        </InsetText>
      )}
      <Form form={form} hasFile>
        <FileField form={form} accept={ACCEPTED} hint={say('page.documents.hint')} />
        <Button>{say('page.documents.send')}</Button>
      </Form>
    </DraftFrame>
  );
};
