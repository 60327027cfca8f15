import type { InvitationView } from '../../services/registry/invitation-views.ts';
import type { OrganisationView } from '../../services/registry/registry-views.ts';
import type { Page as ListPage } from '../../services/shared/page.ts';
import { Button, ButtonLink } from '../shared/components/button.tsx';
import { Details } from '../shared/components/texts.tsx';
import type { Values } from '../shared/fields.ts';
import { LongTextField } from '../shared/form-fields.tsx';
import { Form, formOf, type Posted } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { ListTable, More } from '../shared/list.tsx';
import { organisationIn, scriptOf } from '../shared/names.ts';
import { Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { Representatives } from './representatives.tsx';

interface Voices {
  readonly query: Values;
  readonly organisation: OrganisationView;
  /** Those that can still be answered. */
  readonly invitations: ListPage<InvitationView>;
}

interface PartProps {
  readonly reader: Reader;
  readonly view: Voices;
  readonly posted: Posted | null;
}

/** Who speaks for an organisation, who is invited to, and how that ends. */
export const RepresentativesPage = ({ reader, view, posted }: Shown<Voices>) => {
  const { say } = reader;
  const { organisation, invitations, query } = view;
  const name = organisationIn(reader, organisation);
  const address = `/organisations/${organisation.id}/representatives`;
  return (
    <Layout
      reader={reader}
      title={`${say('page.organisation.representatives')} – ${name}`}
      back={{ href: `/organisations/${organisation.id}`, text: name }}
      posted={posted}
    >
      <span class="govuk-caption-l">
        <bdi>{name}</bdi>
      </span>
      <h1 class="govuk-heading-l">{say('page.organisation.representatives')}</h1>
      <Representatives reader={reader} organisation={organisation} />
      <Endings reader={reader} view={view} posted={posted} />
      <h2 class="govuk-heading-m">{say('page.invitation.open')}</h2>
      <Invited reader={reader} view={view} posted={posted} />
      <More reader={reader} path={address} query={query} next={invitations.next} />
      <ButtonLink href={`${address}/new`}>{say('page.invitation.invite')}</ButtonLink>
    </Layout>
  );
};

/** The last one stays until there is another: nobody is offered to leave an organisation without a voice. */
const Endings = ({ reader, view: { organisation }, posted }: PartProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'end_representative');
  const voices = organisation.representatives.filter(({ mayEnd }) => mayEnd);
  return voices.map((voice) => (
    <Details
      summary={
        <>
          {say('page.organisation.end_representative')} <bdi>{scriptOf(reader, voice)}</bdi>
        </>
      }
      isOpen={form.posted?.values['representativeId'] === voice.id}
    >
      <Form form={form}>
        <input type="hidden" name="representativeId" value={voice.id} />
        <LongTextField form={form} name="reason" rows={2} />
        <Button class="govuk-button--warning">{say('page.organisation.end_now')}</Button>
      </Form>
    </Details>
  ));
};

const Invited = ({ reader, view: { invitations }, posted }: PartProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'withdraw_invitation');
  return (
    <ListTable
      reader={reader}
      caption={say('page.invitation.open')}
      items={invitations.items}
      empty={say('page.invitation.none')}
      columns={[
        { head: say('page.field.name'), cell: ({ name }) => <bdi>{name}</bdi> },
        { head: say('page.field.capacity'), cell: ({ capacity }) => say(`page.capacity.${capacity}`) },
        {
          head: say('page.invitation.reached_at'),
          cell: ({ phone, email }) => (
            <>
              {phone !== null && <Num>{phone}</Num>} {email !== null && <Num>{email}</Num>}
            </>
          ),
        },
        { head: say('page.invitation.until'), cell: ({ expiresAt }) => <Instant at={expiresAt} /> },
        {
          head: say('page.invitation.withdraw'),
          cell: ({ id, name }) => (
            <Form form={form}>
              <input type="hidden" name="invitationId" value={id} />
              <Button class="govuk-button--secondary">
                {say('page.invitation.withdraw')}
                <span class="govuk-visually-hidden">
                  {' '}
                  <bdi>{name}</bdi>
                </span>
              </Button>
            </Form>
          ),
        },
      ]}
    />
  );
};
