import { ROLES, SCOPE_KINDS } from '../../services/access/policy.ts';
import type { PersonView } from '../../services/access/access-views.ts';
import type { Page } from '../../services/shared/page.ts';
import { Button } from '../shared/components/button.tsx';
import { Tag } from '../shared/components/texts.tsx';
import type { Values } from '../shared/fields.ts';
import { SelectField, TextField } from '../shared/form-fields.tsx';
import { FoldedForm, Form, formOf, type Posted } from '../shared/form.tsx';
import { scriptOf } from '../shared/names.ts';
import { Layout } from '../shared/layout.tsx';
import { AsFile, Filters, ListTable, More } from '../shared/list.tsx';
import { Instant } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';

export interface ScopeChoice {
  /** `funder <id>` */
  readonly value: string;
  readonly text: Readonly<Record<Reader['language'], string>>;
}

interface People {
  readonly query: Values;
  readonly people: Page<PersonView>;
  /** On what a role can be given, beside the whole fund. */
  readonly scopes: readonly ScopeChoice[];
}

interface PartProps {
  readonly reader: Reader;
  readonly view: People;
  readonly posted: Posted | null;
}

/** Who may do what: the roles in force, to be given and ended. */
export const PeoplePage = ({ reader, view, posted }: Shown<People>) => {
  const { say } = reader;
  const part = { reader, view, posted };
  return (
    <Layout
      reader={reader}
      title={say('page.administration.people')}
      back={{ href: '/administration', text: say('page.place.administration') }}
      posted={posted}
    >
      <h1 class="govuk-heading-l">{say('page.administration.people')}</h1>
      <Search reader={reader} query={view.query} />
      <GrantRole {...part} />
      <ListTable
        reader={reader}
        caption={say('page.administration.people')}
        items={view.people.items}
        empty={say('page.people.none')}
        columns={[
          { head: say('page.people.name'), cell: (person) => <Name reader={reader} person={person} /> },
          { head: say('page.people.roles'), cell: (person) => <Roles {...part} person={person} /> },
        ]}
      />
      <More reader={reader} path="/administration/people" query={view.query} next={view.people.next} />
      <AsFile reader={reader} path="/administration/people" query={view.query} />
    </Layout>
  );
};

const Name = ({ reader, person }: { readonly reader: Reader; readonly person: PersonView }) => (
  <>
    <a class="govuk-link" href={`/administration/people/${person.id}`}>
      <bdi>{scriptOf(reader, person)}</bdi>
    </a>{' '}
    {person.offSince !== null && <Tag>{reader.say('page.person.off')}</Tag>}
  </>
);

type Role = PersonView['roles'][number];

const scopeName = ({ reader, view }: PartProps, { scope }: Role): string => {
  const known = view.scopes.find(({ value }) => value === `${scope.kind} ${scope.id}`);
  if (known) return known.text[reader.language];
  const region = scope.kind === 'territory' ? reader.known(`page.region.${scope.id.slice(0, 2)}`) : undefined;
  return region ?? reader.say(`page.scope.${scope.kind}`);
};

const Roles = ({ person, ...part }: PartProps & { readonly person: PersonView }) => {
  const { reader } = part;
  const { say } = reader;
  if (person.roles.length === 0) return <>{say('page.people.no_role')}</>;
  return (
    <ul class="govuk-list">
      {person.roles.map((role) => (
        <li>
          {say(`page.role.${role.role}`)} – <bdi>{scopeName(part, role)}</bdi> ({say('page.since')}{' '}
          <Instant at={role.from} />)
          <Form form={formOf({ reader, posted: null }, 'end_role')}>
            <input type="hidden" name="role_id" value={role.id} />
            <button class="tz-link-button" type="submit">
              {say('page.people.end')}
              <span class="govuk-visually-hidden">
                {' '}
                {say(`page.role.${role.role}`)}
                {say('page.comma')}
                {scriptOf(reader, person)}
              </span>
            </button>
          </Form>
        </li>
      ))}
    </ul>
  );
};

/** Whom a role is given to is chosen among those that are listed. */
const Search = ({ reader, query }: { readonly reader: Reader; readonly query: Values }) => {
  const { say } = reader;
  const form = formOf({ reader, posted: null }, 'people', { stored: query });
  return (
    <Filters reader={reader}>
      <TextField form={form} name="q" label={say('page.people.name')} />
      <SelectField form={form} name="role" items={ROLES.map((value) => ({ value, text: say(`page.role.${value}`) }))} />
    </Filters>
  );
};

const GrantRole = ({ reader, view, posted }: PartProps) => {
  const { say, language } = reader;
  const form = formOf({ reader, posted }, 'grant_role');
  return (
    <FoldedForm form={form} summary={say('page.people.grant')}>
      <SelectField
        form={form}
        name="personId"
        items={view.people.items.map((person) => ({ value: person.id, text: scriptOf(reader, person) }))}
      />
      <SelectField form={form} name="role" items={ROLES.map((value) => ({ value, text: say(`page.role.${value}`) }))} />
      <SelectField
        form={form}
        name="scope"
        items={[
          { value: SCOPE_KINDS[0], text: say('page.scope.fund') },
          ...view.scopes.map(({ value, text }) => ({ value, text: text[language] })),
        ]}
      />
      <Button>{say('page.people.grant')}</Button>
    </FoldedForm>
  );
};
