import { Button } from '../shared/components/button.tsx';
import { LongTextField, NumberField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { organisationIn } from '../shared/names.ts';
import type { Shown } from '../shared/page.ts';
import { hasRole } from '../shared/terms.ts';
import { typedValues } from '../shared/typed-values.ts';
import { DescriptionFields } from './description-fields.tsx';
import { CORRECTION } from './description-form.ts';
import type { OrganisationShown } from './organisation-page.tsx';

/** The whole description as it stands, to be put right, with the reason. */
export const CorrectionPage = ({ reader, view: { organisation, territories }, posted }: Shown<OrganisationShown>) => {
  const { say } = reader;
  const { id, version, legalForm } = organisation;
  const form = formOf({ reader, posted }, 'correct', { stored: typedValues(CORRECTION, organisation), version });
  const name = organisationIn(reader, organisation);
  return (
    <Layout
      reader={reader}
      title={`${say('page.organisation.correct')} – ${name}`}
      back={{ href: `/organisations/${id}`, text: name }}
      posted={posted}
    >
      <span class="govuk-caption-l">
        <bdi>{name}</bdi>
      </span>
      <h1 class="govuk-heading-l">{say('page.organisation.correct')}</h1>
      {!hasRole(reader, 'desk_officer') && <p class="govuk-body">{say('page.organisation.correct_text')}</p>}
      <Form form={form}>
        <input type="hidden" name="legalForm" value={legalForm} />
        <DescriptionFields form={form} legalForm={legalForm} territories={territories} />
        <NumberField form={form} name="members.withDisability" />
        <LongTextField form={form} name="reason" rows={3} />
        <Button>{say('page.organisation.correct')}</Button>
      </Form>
    </Layout>
  );
};
