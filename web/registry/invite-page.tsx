import type { SentInvitation } from '../../services/registry/invitation-views.ts';
import type { OrganisationView } from '../../services/registry/registry-views.ts';
import { CAPACITIES } from '../../services/registry/representative.ts';
import { Button, ButtonLink } from '../shared/components/button.tsx';
import { InsetText, Panel } from '../shared/components/texts.tsx';
import { CodeField, DateField, FileField, SelectField, TextField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { LANGUAGE_NAMES } from '../shared/language.ts';
import { Layout } from '../shared/layout.tsx';
import { organisationIn } from '../shared/names.ts';
import { Instant, Num } from '../shared/number.tsx';
import type { Answered } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { PHOTO_OR_PDF } from '../shared/uploading.ts';

/** Inviting somebody to speak for the organisation: who they are, how they are reached, and on what act. */
export const InvitePage = ({
  reader,
  view: organisation,
  posted,
  answer,
}: Answered<OrganisationView, SentInvitation>) => {
  const { say, language } = reader;
  const name = organisationIn(reader, organisation);
  const address = `/organisations/${organisation.id}/representatives`;
  const form = formOf({ reader, posted }, 'invite_representative', { stored: { language } });
  return (
    <Layout
      reader={reader}
      title={`${say('page.invitation.invite')} – ${name}`}
      back={{ href: address, text: say('page.organisation.representatives') }}
      posted={posted}
    >
      {answer ? (
        <Sent reader={reader} sent={answer} address={address} />
      ) : (
        <>
          <span class="govuk-caption-l">
            <bdi>{name}</bdi>
          </span>
          <h1 class="govuk-heading-l">{say('page.invitation.invite')}</h1>
          <p class="govuk-body">{say('page.invitation.invite_text')}</p>
          <Form form={form} hasFile>
            <TextField form={form} name="name" autocomplete="off" />
            <CodeField form={form} name="phone" type="tel" inputmode="tel" autocomplete="off" />
            <CodeField form={form} name="email" type="email" inputmode="email" autocomplete="off" />
            <SelectField form={form} name="language" items={LANGUAGE_NAMES.map(([value, text]) => ({ value, text }))} />
            <SelectField
              form={form}
              name="capacity"
              items={CAPACITIES.map((value) => ({ value, text: say(`page.capacity.${value}`) }))}
            />
            <TextField form={form} name="act" />
            <DateField form={form} name="from" />
            <DateField form={form} name="until" />
            <FileField form={form} accept={PHOTO_OR_PDF} label={say('page.invitation.act_file')} />
            <Button>{say('page.invitation.send')}</Button>
          </Form>
        </>
      )}
    </Layout>
  );
};

interface SentProps {
  readonly reader: Reader;
  readonly sent: SentInvitation;
  readonly address: string;
}

/** The link is told once, to whoever invites: not everybody has an e-mail, and a phone is near. */
const Sent = ({ reader: { say }, sent: { name, email, link, expiresAt }, address }: SentProps) => (
  <>
    <Panel title={say('page.invitation.sent')}>
      <bdi>{name}</bdi>
    </Panel>
    {email !== null && (
      <p class="govuk-body">
        {say('page.invitation.mailed')} <Num>{email}</Num>
      </p>
    )}
    {link === null ? (
      <InsetText>{say('page.invitation.link_gone')}</InsetText>
    ) : (
      <>
        <p class="govuk-body">{say('page.invitation.pass_on')}</p>
        <InsetText class="tz-hash">
          <Num>{link}</Num>
        </InsetText>
      </>
    )}
    <h2 class="govuk-heading-m">{say('page.invitation.next')}</h2>
    <p class="govuk-body">
      {say('page.invitation.next_text')} {say('page.invitation.until')} <Instant at={expiresAt} />
    </p>
    <ButtonLink href={address} class="govuk-button--secondary">
      {say('page.organisation.representatives')}
    </ButtonLink>
  </>
);
