import type { AwaitingDossier } from '../../services/committee/committee-lists.ts';
import type { CommitteeOfCall } from '../../services/committee/list-committee.ts';
import { CAPACITIES, THIRDS } from '../../services/committee/seating.ts';
import type { Call } from '../../services/programme/programme-facts.ts';
import type { PersonId } from '../../services/shared/ids.ts';
import { Button } from '../shared/components/button.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { ChoicesField, InstantField, SelectField, TextField } from '../shared/form-fields.tsx';
import { Form, formOf, rowsNamed, type FormState } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { inLanguage, personIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';

export interface Convening {
  readonly call: Call;
  readonly committee: CommitteeOfCall;
  readonly names: Names;
  readonly awaiting: readonly AwaitingDossier[];
  /** Of the call and the next of its sessions, to be typed over. */
  readonly reference: string;
  /** The item whose decision is to be corrected, and the session that lacked its quorum; empty where there is none. */
  readonly rectifies: string;
  readonly secondOf: string;
}

/** Calls the committee together: when, who in which capacity, and what is on the agenda. */
export const ConvenePage = ({ reader, view, posted }: Shown<Convening>) => {
  const { say } = reader;
  const { call, committee, awaiting, reference, rectifies, secondOf } = view;
  const { quorum, thirds } = call.rulebook.committee;
  const { people } = view.names;
  const seatable = [...committee.chairIds, ...committee.memberIds];
  const stored = {
    reference,
    secretaryId: onlyOf(committee.secretaryIds),
    chairId: onlyOf(committee.chairIds),
    ...Object.fromEntries(seatable.map((_, place) => [`members.${place}.capacity`, 'titular'])),
    ...(rectifies === '' ? { dossierIds: awaiting.map(({ dossierId }) => dossierId).join(',') } : {}),
  };
  const form = formOf({ reader, posted }, 'convene_session', { stored });
  const nameOf = (id: PersonId) => personIn(reader, people, id);
  const peopleOf = (ids: readonly PersonId[]) => ids.map((value) => ({ value, text: nameOf(value) }));
  return (
    <Layout
      reader={reader}
      title={say('page.convene_session')}
      back={{ href: `/sessions?callId=${call.id}`, text: say('page.place.sessions') }}
      posted={rowsNamed(posted, 'members', seatable.map(nameOf))}
    >
      <span class="govuk-caption-l">
        <Num>{call.reference}</Num> <bdi>{inLanguage(reader, call.titles)}</bdi>
      </span>
      <h1 class="govuk-heading-l">{say('page.convene_session')}</h1>
      <p class="govuk-body">{say('page.quorum_rule', { quorum })}</p>
      {secondOf !== '' && <InsetText>{say('page.second_convening')}</InsetText>}
      {rectifies !== '' && <InsetText>{say('page.rectifying_session')}</InsetText>}
      <Form form={form}>
        <input type="hidden" name="callId" value={call.id} />
        <input type="hidden" name="rectifies" value={rectifies} />
        <input type="hidden" name="secondOf" value={secondOf} />
        <TextField form={form} name="reference" class="govuk-input--width-20" />
        <InstantField form={form} name="sittingAt" />
        <SelectField form={form} name="chairId" items={peopleOf(committee.chairIds)} />
        <SelectField form={form} name="secretaryId" items={peopleOf(committee.secretaryIds)} />
        <h2 class="govuk-heading-m">{say('page.members_convened')}</h2>
        {thirds && <p class="govuk-body">{say('page.thirds_rule', thirds)}</p>}
        {seatable.map((id, place) => (
          <Seat form={form} id={id} place={place} name={nameOf(id)} hasThirds={thirds !== undefined} />
        ))}
        <h2 class="govuk-heading-m">{say('page.agenda')}</h2>
        <Items form={form} awaiting={awaiting} />
        <Button>{say('page.convene_session')}</Button>
      </Form>
    </Layout>
  );
};

interface ItemsProps {
  readonly form: FormState;
  readonly awaiting: readonly AwaitingDossier[];
}

const Items = ({ form, awaiting }: ItemsProps) =>
  awaiting.length === 0 ? (
    <p class="govuk-body">{form.reader.say('page.nothing_awaits')}</p>
  ) : (
    <ChoicesField
      form={form}
      name="dossierIds"
      items={awaiting.map(({ dossierId, reference, title, rank }) => ({
        value: dossierId,
        label: (
          <>
            <Num>{`${rank}. ${reference}`}</Num> <bdi>{title}</bdi>
          </>
        ),
      }))}
    />
  );

/** Where there is one, nobody chooses. */
const onlyOf = (ids: readonly PersonId[]): string => (ids.length === 1 ? (ids[0] ?? '') : '');

interface SeatProps {
  readonly form: FormState;
  readonly id: string;
  readonly place: number;
  readonly name: string;
  readonly hasThirds: boolean;
}

/** One person, in one line where there is room: invited in a capacity, for a third where the call asks; else not invited. */
const Seat = ({ form, id, place, name, hasThirds }: SeatProps) => {
  const { say } = form.reader;
  return (
    <fieldset class="govuk-fieldset tz-seat">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
        <bdi>{name}</bdi>
      </legend>
      <input type="hidden" name={`members.${place}.personId`} value={id} />
      <SelectField
        form={form}
        name={`members.${place}.capacity`}
        items={CAPACITIES.map((value) => ({ value, text: say(`page.capacity.${value}`) }))}
      />
      {hasThirds && (
        <>
          <input type="hidden" name={`members.${place}.hasThirds`} value="yes" />
          <SelectField
            form={form}
            name={`members.${place}.third`}
            items={THIRDS.map((value) => ({ value, text: say(`page.third.${value}`) }))}
          />
        </>
      )}
    </fieldset>
  );
};
