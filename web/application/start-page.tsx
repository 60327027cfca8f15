import type { z } from 'zod';
import type { DossierPage } from '../../services/application/application-views.ts';
import type { Call } from '../../services/programme/programme-facts.ts';
import type { OrganisationView } from '../../services/registry/registry-views.ts';
import { Button, ButtonLink } from '../shared/components/button.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { ChoiceField, TextField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';

type Item = z.output<typeof DossierPage>['items'][number];

export interface Start {
  readonly call: Call;
  readonly organisations: readonly OrganisationView[];
  /** What was begun on this call already. */
  readonly begun: readonly Item[];
}

/** "Start" pressed again makes no second draft: what was begun comes first. */
export const StartPage = ({ reader, view, posted }: Shown<Start>) => {
  const { say, language } = reader;
  const { call, begun } = view;
  const free = view.organisations.filter(({ id }) => begun.every(({ organisation }) => organisation.id !== id));
  return (
    <Layout
      reader={reader}
      title={`${say('page.start.title')} – ${call.reference}`}
      back={{ href: `/calls/${call.id}`, text: call.titles[language] }}
      posted={posted}
    >
      <span class="govuk-caption-l">
        <Num>{call.reference}</Num>
      </span>
      <h1 class="govuk-heading-l">{call.titles[language]}</h1>
      {begun.length > 0 && <Begun reader={reader} begun={begun} />}
      {call.status === 'open' ? (
        <Beginning reader={reader} view={view} free={free} posted={posted} />
      ) : (
        <InsetText>
          {say('page.start.not_open')} <Instant at={call.opensAt} /> – <Instant at={call.closesAt} />
        </InsetText>
      )}
    </Layout>
  );
};

const Begun = ({ reader, begun }: { readonly reader: Reader; readonly begun: readonly Item[] }) => {
  const { say, language } = reader;
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.start.begun')}</h2>
      <ul class="tz-waits">
        {begun.map(({ id, reference, title, organisation, submittedAt }) => (
          <li class="tz-wait">
            <h3 class="govuk-heading-s" dir="auto">
              {title}
            </h3>
            <p class="govuk-body">
              <bdi>{language === 'ar' ? organisation.nameAr : organisation.nameLatin}</bdi>
              <br />
              <Num>{reference}</Num>
            </p>
            <ButtonLink href={`/dossiers/${id}/application`}>
              {say(submittedAt === null ? 'page.start.continue' : 'page.start.see')}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </>
  );
};

interface BeginningProps extends Pick<Shown<Start>, 'reader' | 'view' | 'posted'> {
  /** Organisations that have not applied to this call: each applies once. */
  readonly free: readonly OrganisationView[];
}

const Beginning = ({ reader, view: { call, begun }, free, posted }: BeginningProps) => {
  const { say, language } = reader;
  const [only, ...others] = free;
  const register = `/organisations/new?call=${call.id}`;
  if (only === undefined) {
    return (
      <>
        <InsetText>{say(begun.length > 0 ? 'page.start.each_once' : 'page.start.no_organisation')}</InsetText>
        <ButtonLink href={register}>{say('page.organisation.register')}</ButtonLink>
      </>
    );
  }
  const form = formOf({ reader, posted }, 'start', { stored: others.length === 0 ? { organisationId: only.id } : {} });
  return (
    <>
      <h2 class="govuk-heading-m">{say(begun.length > 0 ? 'page.start.another' : 'page.start.title')}</h2>
      <p class="govuk-body">{say('page.start.text')}</p>
      <Form form={form}>
        <ChoiceField
          form={form}
          name="organisationId"
          items={free.map(({ id, nameAr, nameLatin }) => ({
            value: id,
            label: <bdi>{language === 'ar' ? nameAr : nameLatin}</bdi>,
          }))}
        />
        <TextField form={form} name="title" />
        <Button>{say('page.start.begin')}</Button>
      </Form>
      <p class="govuk-body">
        <a class="govuk-link" href={register}>
          {say('page.start.other_organisation')}
        </a>
      </p>
    </>
  );
};
