import type { OrganisationView } from '../../services/registry/registry-views.ts';
import { ButtonLink } from '../shared/components/button.tsx';
import { SummaryList } from '../shared/components/summary-list.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { Layout } from '../shared/layout.tsx';
import { organisationIn } from '../shared/names.ts';
import { codeName, placeName, type Territory } from '../shared/named.ts';
import { Day, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { hasRole } from '../shared/terms.ts';
import { Accounts } from './accounts.tsx';
import { Representatives } from './representatives.tsx';

export interface OrganisationShown {
  readonly organisation: OrganisationView;
  readonly territories: readonly Territory[];
}

/** Whoever speaks for it, and the desk. */
const MAY_CHANGE = ['project_holder', 'desk_officer'] as const;

/** An organisation: who it is, who speaks for it, where payments go. */
export const OrganisationPage = ({ reader, view, posted }: Shown<OrganisationShown>) => {
  const { say } = reader;
  const { organisation } = view;
  return (
    <Layout
      reader={reader}
      title={organisationIn(reader, organisation)}
      back={{ href: '/organisations', text: say('page.place.organisations') }}
      posted={posted}
    >
      <h1 class="govuk-heading-l">
        <bdi>{organisationIn(reader, organisation)}</bdi>
      </h1>
      <Warnings reader={reader} organisation={organisation} />
      <SummaryList
        rows={factsOf(reader, view).flatMap(([name, content]) =>
          content === null ? [] : [{ key: { content: say(`page.field.${name}`) }, value: { content } }],
        )}
      />
      {hasRole(reader, ...MAY_CHANGE) && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/organisations/${organisation.id}/correction`}>
            {say('page.organisation.correct')}
          </a>
        </p>
      )}
      <h2 class="govuk-heading-m">{say('page.organisation.account')}</h2>
      <Accounts reader={reader} organisation={organisation} posted={posted} />
      <h2 class="govuk-heading-m">{say('page.organisation.representatives')}</h2>
      <Representatives reader={reader} organisation={organisation} />
      {hasRole(reader, ...MAY_CHANGE) && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/organisations/${organisation.id}/representatives`}>
            {say('page.organisation.change_representatives')}
          </a>
        </p>
      )}
      <h2 class="govuk-heading-m">{say('page.organisation.attestations')}</h2>
      <p class="govuk-body">
        <a class="govuk-link" href={`/organisations/${organisation.id}/attestations`}>
          {say('page.organisation.see_attestations')}
        </a>
      </p>
      <ButtonLink href="/calls" class="govuk-button--secondary">
        {say('page.see_calls.open')}
      </ButtonLink>
    </Layout>
  );
};

interface PartProps {
  readonly reader: Reader;
  readonly organisation: OrganisationView;
}

/** What looks wrong and may still be right. */
const Warnings = ({ reader: { say }, organisation: { warnings } }: PartProps) =>
  warnings.length === 0 ? null : (
    <InsetText>
      <p class="govuk-body">{say('page.organisation.warnings')}</p>
      <ul class="govuk-list govuk-list--bullet">
        {warnings.map((warning) => (
          <li>{say(`warning.${warning}`)}</li>
        ))}
      </ul>
    </InsetText>
  );

const number = (text: string | null) => (text === null ? null : <Num>{text}</Num>);
const written = (text: string | null) => (text === null ? null : <bdi>{text}</bdi>);

const factsOf = (reader: Reader, { organisation, territories }: OrganisationShown) => {
  const { say, language } = reader;
  const { registration, seat, members, ...rest } = organisation;
  const { extractOn, receipt } = registration;
  return [
    ['organisations.legalForm', say(`legalForm.${rest.legalForm}`)],
    ['formDetail', written(rest.formDetail)],
    ['other_name', written(language === 'ar' ? rest.nameLatin : rest.nameAr)],
    ['registration.number', number(registration.number)],
    ['registration.court', written(registration.court)],
    ['registration.authority', written(registration.authority)],
    ['registration.registeredOn', <Day on={registration.registeredOn} />],
    ['registration.extractOn', extractOn === null ? null : <Day on={extractOn} />],
    ['registration.receipt', receipt === null ? null : say(`page.receipt.${receipt}`)],
    ['registration.odcoNumber', number(registration.odcoNumber)],
    ['ice', number(rest.ice)],
    ['taxNumber', number(rest.taxNumber)],
    ['cnssNumber', number(rest.cnssNumber)],
    [
      'seat',
      <>
        <bdi>{[seat.douar, seat.commune].filter(Boolean).join(' · ')}</bdi>
        <br />
        {placeName(reader, territories, seat.province)} · {placeName(reader, territories, seat.region)}
      </>,
    ],
    ['organisations.sector', codeName(reader, 'sector', rest.sector)],
    ['members', say('page.organisation.members_text', members)],
    ['phone', number(rest.phone)],
    ['email', number(rest.email)],
  ] as const;
};
