import { VOTES } from '../../services/committee/agenda.ts';
import { votersOf } from '../../services/committee/seating.ts';
import { Button } from '../shared/components/button.tsx';
import { Details, InsetText } from '../shared/components/texts.tsx';
import { ChoiceField, LongTextField, SelectField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { personIn } from '../shared/names.ts';
import type { Shown } from '../shared/page.ts';
import type { ItemCase } from './sitting.ts';

const recusedFrom = ({ listed }: ItemCase) => listed.item.recusals.map(({ personId }) => personId);

/** Who sits on the item now and has not voted: they may vote, or leave for it. */
const mayVote = (view: ItemCase): boolean =>
  votersOf(view.session, recusedFrom(view)).some((id) => id === view.me) &&
  !view.listed.item.votes.some(({ personId }) => personId === view.me);

/** While the session is open and the item undecided: a vote, a recusal, and another chair where the chair has left. */
export const ItemActions = (props: Shown<ItemCase>) => {
  const { reader, view } = props;
  const { session, listed } = view;
  if (session.status !== 'open' || listed.item.decided !== null) return null;
  const needsChair = recusedFrom(view).includes(session.chairId);
  return (
    <>
      {mayVote(view) ? (
        <>
          <Vote {...props} />
          <Recuse {...props} />
        </>
      ) : (
        view.me !== session.secretaryId && <InsetText>{reader.say('page.no_vote')}</InsetText>
      )}
      {needsChair && view.me === session.secretaryId && <NameChair {...props} />}
    </>
  );
};

const Vote = ({ reader, view, posted }: Shown<ItemCase>) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'cast_vote');
  return (
    <Form form={form}>
      <input type="hidden" name="contentHash" value={view.listed.contentHash ?? ''} />
      <ChoiceField
        form={form}
        name="vote"
        items={VOTES.map((value) => ({ value, label: say(`page.vote.${value}`) }))}
      />
      <Button>{say('page.cast_vote')}</Button>
    </Form>
  );
};

const Recuse = ({ reader, posted }: Shown<ItemCase>) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'recuse');
  return (
    <Details summary={say('page.recuse')} isOpen={form.posted !== null}>
      <Form form={form}>
        <LongTextField form={form} name="reason" rows={2} />
        <Button class="govuk-button--warning">{say('page.recuse')}</Button>
      </Form>
    </Details>
  );
};

const NameChair = ({ reader, view, posted }: Shown<ItemCase>) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'name_chair');
  return (
    <Form form={form}>
      <p class="govuk-body">{say('page.name_chair_text')}</p>
      <SelectField
        form={form}
        name="personId"
        items={votersOf(view.session, recusedFrom(view)).map((value) => ({
          value,
          text: personIn(reader, view.names.people, value),
        }))}
      />
      <Button>{say('page.name_chair')}</Button>
    </Form>
  );
};
