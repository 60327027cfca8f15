import { Button } from '../shared/components/button.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { FileField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import type { Shown } from '../shared/page.ts';
import { PHOTO_OR_PDF } from '../shared/uploading.ts';
import type { AgreementShown } from './agreement-view.ts';

/** Signing on paper: print, sign, photograph, send. */
export const CopyPage = ({ reader, view: { agreement, head, isMine }, posted }: Shown<AgreementShown>) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'hand_in_copy', { version: agreement.version });
  return (
    <Layout
      reader={reader}
      title={say('page.agreement.sign_by_hand')}
      back={{ href: `/dossiers/${head.id}/agreement`, text: say('page.part.agreement') }}
      posted={posted}
    >
      <h1 class="govuk-heading-l">{say('page.agreement.sign_by_hand')}</h1>
      {isMine ? (
        <>
          <ol class="govuk-list govuk-list--number">
            <li>
              <a class="govuk-link" href={`/documents/${agreement.document.id}`}>
                {say('page.agreement.print')}
              </a>
            </li>
            <li>{say('page.agreement.sign_paper')}</li>
            <li>{say('page.agreement.photograph')}</li>
          </ol>
          <Form form={form} hasFile>
            <FileField form={form} accept={PHOTO_OR_PDF} />
            <Button>{say('page.agreement.send_copy')}</Button>
          </Form>
          <p class="govuk-body">{say('page.agreement.copy_then')}</p>
        </>
      ) : (
        <InsetText>{say('page.agreement.not_your_turn')}</InsetText>
      )}
    </Layout>
  );
};
