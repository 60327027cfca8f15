import type { InvitationOffer } from '../../services/registry/invitation-views.ts';
import { Button } from '../shared/components/button.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { FactList } from '../shared/fact-list.tsx';
import { CodeField } from '../shared/form-fields.tsx';
import { Form, formOf, type Posted } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { organisationIn, scriptOf } from '../shared/names.ts';
import { Day, Instant } from '../shared/number.tsx';
import type { Answered } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';

interface Opened {
  readonly code: string;
  readonly offer: InvitationOffer;
}

/** Taking up an invitation: the code first, then what it offers, then yes or no. */
export const InvitationPage = ({ reader, view, posted, answer }: Answered<{ readonly code: string }, Opened>) => {
  const { say } = reader;
  const code = posted?.values['code'] ?? view.code;
  const form = formOf({ reader, posted }, 'see_invitation', { stored: { code } });
  return (
    <Layout reader={reader} title={say('page.invitation.title')} posted={posted}>
      <h1 class="govuk-heading-l">{say('page.invitation.title')}</h1>
      {answer ? (
        <Offer reader={reader} posted={posted} opened={answer} />
      ) : (
        <>
          <p class="govuk-body">{say('page.invitation.code_text')}</p>
          <Form form={form}>
            <CodeField form={form} name="code" autocomplete="off" />
            <Button>{say('page.invitation.see')}</Button>
          </Form>
        </>
      )}
    </Layout>
  );
};

interface OfferProps {
  readonly reader: Reader;
  readonly posted: Posted | null;
  readonly opened: Opened;
}

const Offer = ({ reader, posted, opened: { code, offer } }: OfferProps) => {
  const { say, signedIn } = reader;
  const facts = [
    ['organisation', <bdi>{organisationIn(reader, offer.organisation)}</bdi>],
    ['invited', <bdi>{offer.name}</bdi>],
    ['capacity', say(`page.capacity.${offer.capacity}`)],
    ['representative_act', <bdi>{offer.act}</bdi>],
    ['authority_from', <Day on={offer.from} />],
    ['authority_until', offer.until === null ? say('page.invitation.no_end') : <Day on={offer.until} />],
    ['inviter', <bdi>{scriptOf(reader, offer.inviter)}</bdi>],
    ['invitation_until', <Instant at={offer.expiresAt} />],
  ] as const;
  return (
    <>
      <FactList rows={facts} named={(name) => say(`page.field.${name}`)} />
      {signedIn?.id === offer.invitedBy ? (
        <InsetText>{say('error.invitation_to_oneself')}</InsetText>
      ) : (
        <>
          <p class="govuk-body">{say('page.invitation.accept_text')}</p>
          <p class="govuk-body">
            {say('page.invitation.signed_in_as')} <bdi>{signedIn?.name}</bdi>. {say('page.invitation.not_you')}
          </p>
          {(['accept_invitation', 'decline_invitation'] as const).map((action) => (
            <Form form={formOf({ reader, posted }, action)}>
              <input type="hidden" name="code" value={code} />
              <Button class={action === 'accept_invitation' ? '' : 'govuk-button--secondary'}>
                {say(`page.invitation.${action}`)}
              </Button>
            </Form>
          ))}
        </>
      )}
    </>
  );
};
