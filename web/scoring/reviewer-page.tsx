import type { Reviewer } from '../../services/scoring/reviewer.ts';
import { Button } from '../shared/components/button.tsx';
import { Details } from '../shared/components/texts.tsx';
import type { Values } from '../shared/fields.ts';
import { ChoicesField, CodeField, LongTextField, SelectField, TextField } from '../shared/form-fields.tsx';
import { Form, formOf, saidIn, type FormState } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { codeName, provinceItems, regionItems, sectorItems, type Territory } from '../shared/named.ts';
import type { Shown } from '../shared/page.ts';

interface ReviewerShown {
  /** Null of who has said nothing yet. */
  readonly reviewer: Reviewer | null;
  readonly territories: readonly Territory[];
}

/** What a reviewer knows, where they may go, and what is compared with applicants. */
export const ReviewerPage = ({ reader, view: { reviewer, territories }, posted }: Shown<ReviewerShown>) => {
  const { say } = reader;
  const version = reviewer?.version ?? 0;
  const form = formOf({ reader, posted }, 'save_reviewer', { stored: reviewer ? typedOf(reviewer) : {}, version });
  return (
    <Layout
      reader={reader}
      title={say('page.reviewer')}
      back={{ href: '/reviews', text: say('page.place.reviews') }}
      posted={posted}
    >
      <h1 class="govuk-heading-l">{say('page.reviewer')}</h1>
      <Form form={form}>
        <Knowledge form={form} known={reviewer?.sectors ?? []} territories={territories} />
        <Ties form={form} territories={territories} />
        <Button>{say('page.reviewer.save')}</Button>
      </Form>
    </Layout>
  );
};

interface PartProps {
  readonly form: FormState;
  readonly territories: readonly Territory[];
}

const Knowledge = ({ form, known, territories }: PartProps & { readonly known: readonly string[] }) => {
  const { reader } = form;
  const { say } = reader;
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.reviewer.knowledge')}</h2>
      <p class="govuk-body">{say('page.reviewer.knowledge_text')}</p>
      <ChoicesField form={form} name="sectors" items={labelled(sectorsOf(form, known))} />
      <ChoicesField form={form} name="territories" items={labelled(regionItems(reader, territories))} />
      <Details summary={say('page.reviewer.some_provinces')} isOpen={saidIn(form, 'provinces') !== undefined}>
        <ChoicesField form={form} name="provinces" items={labelled(provinceItems(reader, territories))} />
      </Details>
    </>
  );
};

/** The sectors that have names, and those that a program wrote down all the same: none is lost here. */
const sectorsOf = ({ reader }: FormState, known: readonly string[]) => {
  const named = sectorItems(reader);
  const others = known.filter((code) => named.every(({ value }) => value !== code));
  return [...named, ...others.map((value) => ({ value, text: codeName(reader, 'sector', value) }))];
};

const labelled = (items: readonly { readonly value: string; readonly text: string }[]) =>
  items.map(({ value, text }) => ({ value, label: text }));

const Ties = ({ form, territories }: PartProps) => {
  const { say } = form.reader;
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.reviewer.ties')}</h2>
      <p class="govuk-body">{say('page.reviewer.ties_text')}</p>
      <LongTextField form={form} name="familyNames" rows={3} />
      <SelectField form={form} name="home.province" items={provinceItems(form.reader, territories)} />
      <TextField form={form} name="home.commune" />
      <TextField form={form} name="home.address" />
      <CodeField form={form} name="phone" inputmode="tel" autocomplete="tel" />
      <CodeField form={form} name="rib" inputmode="numeric" />
      <LongTextField form={form} name="ices" rows={3} />
    </>
  );
};

/** As it stands in the fields. */
const typedOf = ({ sectors, territories, familyNames, home, phone, rib, ices }: Reviewer): Values => ({
  sectors: sectors.join(','),
  territories: territories.filter(isRegion).join(','),
  provinces: territories.filter((code) => !isRegion(code)).join(','),
  familyNames: familyNames.join('\n'),
  ...(home && homeTyped(home)),
  phone: phone ?? '',
  rib: rib ?? '',
  ices: ices.join('\n'),
});

const homeTyped = ({ province, commune, address }: NonNullable<Reviewer['home']>): Values => ({
  'home.province': province,
  'home.commune': commune,
  'home.address': address ?? '',
});

const isRegion = (code: string): boolean => !code.includes('.');
