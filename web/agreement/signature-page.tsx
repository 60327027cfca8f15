import { Button } from '../shared/components/button.tsx';
import { FactList } from '../shared/fact-list.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { TickField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { Amount, Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { AgreementShown } from './agreement-view.ts';
import { PartyName } from './parties.tsx';

/** What one signs, for whom and how, once more before it is done. */
export const SignaturePage = ({ reader, view, posted }: Shown<AgreementShown>) => {
  const { say, signedIn } = reader;
  const { agreement, head, turn, isMine } = view;
  const back = `/dossiers/${head.id}/agreement`;
  const form = formOf({ reader, posted }, 'sign_agreement', { version: agreement.version });
  const rows = [
    ['number', <Num>{agreement.number}</Num>],
    ['total', <Amount reader={reader} of={agreement.total} />],
    ['party', turn && <PartyName reader={reader} shown={view} of={turn} />],
    ['signer', <bdi>{signedIn?.name}</bdi>],
    ['due_at', turn?.dueAt && <Instant at={turn.dueAt} />],
    [
      'pdf',
      <a class="govuk-link" href={`/documents/${agreement.document.id}`}>
        {say('page.agreement.open_pdf')}
      </a>,
    ],
  ] as const;
  return (
    <Layout
      reader={reader}
      title={say('page.agreement.sign')}
      back={{ href: back, text: say('page.part.agreement') }}
      posted={posted}
    >
      <h1 class="govuk-heading-l">{say('page.agreement.check_before')}</h1>
      <FactList rows={rows} named={(name) => say(`page.agreement.field.${name}`)} />
      {isMine ? (
        <>
          <InsetText>{say('page.agreement.simple_signature')}</InsetText>
          <Form form={form}>
            <input type="hidden" name="sha256" value={agreement.document.sha256} />
            <TickField form={form} name="isRead" />
            <Button>{say('page.agreement.sign_now')}</Button>
          </Form>
        </>
      ) : (
        <InsetText>{say('page.agreement.not_your_turn')}</InsetText>
      )}
    </Layout>
  );
};
