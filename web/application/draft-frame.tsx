import type { ComponentChildren } from 'preact';
import { Tag } from '../shared/components/texts.tsx';
import type { Posted } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { Instant, Num } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';
import type { Draft } from './holder-use-cases.ts';

interface UnsentProps {
  readonly reader: Reader;
  readonly draft: Pick<Draft, 'dossier' | 'call'>;
}

/** People fill a draft and believe that it is sent: each of its pages says that it is not. */
export const Unsent = ({ reader: { say }, draft: { dossier, call } }: UnsentProps) =>
  dossier.status === 'draft' ? (
    <p class="tz-unsent">
      <Tag class="govuk-tag--orange">{say('page.draft.unsent')}</Tag> {say('page.draft.send_before')}{' '}
      <Instant at={call.closesAt} />
    </p>
  ) : null;

interface DraftFrameProps extends UnsentProps {
  readonly title: string;
  readonly posted?: Posted | null;
  readonly children: ComponentChildren;
}

/** Around a page of a draft: back to its list of tasks, and not sent yet. */
export const DraftFrame = ({ reader, draft, title, posted = null, children }: DraftFrameProps) => {
  const { id, reference } = draft.dossier;
  return (
    <Layout
      reader={reader}
      title={`${title} – ${reference}`}
      back={{ href: `/dossiers/${id}/application`, text: reader.say('page.draft.tasks') }}
      posted={posted}
    >
      <Unsent reader={reader} draft={draft} />
      <span class="govuk-caption-l">
        <Num>{reference}</Num>
      </span>
      {children}
    </Layout>
  );
};
