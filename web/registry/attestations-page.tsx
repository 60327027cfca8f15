import type { Attestation } from '../../services/registry/attestation.ts';
import type { OrganisationView } from '../../services/registry/registry-views.ts';
import type { Page as ListPage } from '../../services/shared/page.ts';
import { Button } from '../shared/components/button.tsx';
import type { Values } from '../shared/fields.ts';
import { DateField, FileField, SelectField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { ListTable, More } from '../shared/list.tsx';
import { organisationIn } from '../shared/names.ts';
import { Day } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { proofName } from '../shared/terms.ts';
import { PHOTO_OR_PDF } from '../shared/uploading.ts';

interface Attested {
  /** Of which `kind` one is asked for, where a payment waits for it. */
  readonly query: Values;
  readonly organisation: OrganisationView;
  readonly attestations: ListPage<Attestation>;
}

/** What payments usually wait for; a call may ask for others. */
const USUAL = ['tax_certificate', 'cnss_certificate', 'certified_accounts', 'insurance', 'permit'];

/** What an organisation has shown, and until when it holds; the latest of a kind speaks for it. */
export const AttestationsPage = ({ reader, view, posted }: Shown<Attested>) => {
  const { say } = reader;
  const { organisation, attestations, query } = view;
  const name = organisationIn(reader, organisation);
  const address = `/organisations/${organisation.id}/attestations`;
  const asked = query['kind'];
  const form = formOf({ reader, posted }, 'add_attestation', {
    stored: { ...(asked !== undefined && { kind: asked }) },
  });
  const kinds = new Set([...USUAL, ...(asked === undefined ? [] : [asked])]);
  return (
    <Layout
      reader={reader}
      title={`${say('page.organisation.attestations')} – ${name}`}
      back={{ href: `/organisations/${organisation.id}`, text: name }}
      posted={posted}
    >
      <span class="govuk-caption-l">
        <bdi>{name}</bdi>
      </span>
      <h1 class="govuk-heading-l">{say('page.organisation.attestations')}</h1>
      <p class="govuk-body">{say('page.organisation.attestations_text')}</p>
      <ListTable
        reader={reader}
        caption={say('page.organisation.attestations')}
        items={attestations.items}
        empty={say('page.organisation.no_attestation')}
        columns={[
          {
            head: say('page.field.add_attestation.kind'),
            cell: ({ kind, documentId }) => (
              <a class="govuk-link" href={`/documents/${documentId}`}>
                {proofName(reader, kind)}
              </a>
            ),
          },
          { head: say('page.field.add_attestation.issuedOn'), cell: ({ issuedOn }) => <Day on={issuedOn} /> },
          {
            head: say('page.until'),
            cell: ({ expiresOn }) => (expiresOn === null ? '–' : <Day on={expiresOn} />),
          },
        ]}
      />
      <More reader={reader} path={address} query={query} next={attestations.next} />
      <h2 class="govuk-heading-m">{say('page.organisation.add_attestation')}</h2>
      <Form form={form} hasFile>
        <SelectField
          form={form}
          name="kind"
          items={[...kinds].map((value) => ({ value, text: proofName(reader, value) }))}
        />
        <FileField form={form} accept={PHOTO_OR_PDF} />
        <DateField form={form} name="issuedOn" />
        <DateField form={form} name="expiresOn" />
        <Button>{say('page.organisation.add_attestation')}</Button>
      </Form>
    </Layout>
  );
};
