import type { ErasureView, Keeper } from '../../services/access/erasure.ts';
import type { PersonName } from '../../services/access/access-views.ts';
import { Button } from '../shared/components/button.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { FactList } from '../shared/fact-list.tsx';
import { LongTextField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { ListTable } from '../shared/list.tsx';
import { scriptOf } from '../shared/names.ts';
import { Day, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';

interface Erasing {
  readonly erasure: ErasureView;
  readonly person: PersonName;
}

/** What would go with a person and what keeps them, before anything goes. */
export const ErasurePage = (shown: Shown<Erasing>) => {
  const { reader, view, posted } = shown;
  const { say } = reader;
  const { isErased } = view.erasure;
  return (
    <Layout
      reader={reader}
      title={say('page.erasure.title')}
      back={{ href: `/administration/people/${view.person.id}`, text: scriptOf(reader, view.person) }}
      posted={posted}
    >
      <h1 class="govuk-heading-l">{say('page.erasure.title')}</h1>
      <p class="govuk-body-l">
        <bdi>{scriptOf(reader, view.person)}</bdi>
      </p>
      {isErased ? <InsetText>{say('error.person_erased')}</InsetText> : <Before {...shown} />}
    </Layout>
  );
};

const Before = (shown: Shown<Erasing>) => {
  const { reader, view } = shown;
  const { keptBy } = view.erasure;
  const isFree = keptBy.length === 0;
  return (
    <>
      {isFree ? (
        <InsetText>{reader.say('page.erasure.nothing_keeps')}</InsetText>
      ) : (
        <Keepers reader={reader} keptBy={keptBy} />
      )}
      <Goes {...shown} />
      {isFree && <Erase {...shown} />}
    </>
  );
};

const Keepers = ({ reader, keptBy }: { readonly reader: Reader; readonly keptBy: readonly Keeper[] }) => {
  const { say } = reader;
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.erasure.kept')}</h2>
      <p class="govuk-body">{say('page.erasure.kept_text')}</p>
      <ListTable
        reader={reader}
        caption={say('page.erasure.kept')}
        items={keptBy}
        empty={say('page.erasure.nothing_keeps')}
        columns={[
          { head: say('page.erasure.what'), cell: ({ code }) => say(`page.keeper.${code}`) },
          { head: say('page.erasure.of'), cell: ({ reference }) => <Num>{reference}</Num> },
          {
            head: say('page.erasure.until'),
            cell: ({ until }) => (until === null ? say('page.erasure.as_long') : <Day on={until} />),
          },
        ]}
      />
    </>
  );
};

const Goes = ({ reader, view: { erasure } }: Shown<Erasing>) => {
  const { say } = reader;
  const counts = ['values', 'roles', 'signIns', 'drafts', 'fileNames', 'organisations'] as const;
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.erasure.goes')}</h2>
      <p class="govuk-body">{say('page.erasure.goes_text')}</p>
      <FactList
        rows={counts.map((each) => [each, <Num>{erasure.goes[each]}</Num>])}
        named={(each) => say(`page.erasure.${each}`)}
      />
      {erasure.olderEvents > 0 && <InsetText>{say('page.erasure.older', { count: erasure.olderEvents })}</InsetText>}
    </>
  );
};

const Erase = ({ reader, posted }: Shown<Erasing>) => {
  const form = formOf({ reader, posted }, 'erase_person');
  return (
    <Form form={form}>
      <LongTextField form={form} name="reason" label={reader.say('page.field.erasureReason')} rows={2} />
      <Button class="govuk-button--warning">{reader.say('page.erasure.do')}</Button>
    </Form>
  );
};
