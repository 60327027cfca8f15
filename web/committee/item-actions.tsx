import { VOTES } from '../../services/committee/agenda.ts';
import { votersOf } from '../../services/committee/seating.ts';
import { Button } from '../shared/components/button.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { ChoiceField, LongTextField, SelectField } from '../shared/form-fields.tsx';
import { FoldedForm, Form, formOf } from '../shared/form.tsx';
import { personIn } from '../shared/names.ts';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import type { ItemCase } from './sitting.ts';

const recusedFrom = ({ listed }: ItemCase) => listed.item.recusals.map(({ personId }) => personId);

/** Why the reader cannot vote, or not again; null of who sits on the item now: they may vote, or leave for it. */
const noVote = ({ say }: Reader, view: ItemCase): string | null => {
  const cast = view.listed.item.votes.find(({ personId }) => personId === view.me);
  if (cast) return `${say('page.my_vote')}${say('page.colon')}${say(`page.vote.${cast.vote}`)}`;
  const recused = recusedFrom(view);
  if (recused.some((id) => id === view.me)) return say('page.i_have_left');
  return votersOf(view.session, recused).some((id) => id === view.me) ? null : say('page.no_vote');
};

/** While the session is open and the item undecided: a vote, a recusal, and another chair where the chair has left. */
export const ItemActions = (props: Shown<ItemCase>) => {
  const { reader, view } = props;
  const { session, listed } = view;
  if (session.status !== 'open' || listed.item.decided !== null) return null;
  const without = noVote(reader, view);
  const needsChair = recusedFrom(view).includes(session.chairId);
  return (
    <>
      {without === null ? (
        <>
          <Vote {...props} />
          <Recuse {...props} />
        </>
      ) : (
        view.me !== session.secretaryId && <InsetText>{without}</InsetText>
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
    <FoldedForm form={form} summary={say('page.recuse')}>
      <LongTextField form={form} name="reason" rows={2} />
      <Button class="govuk-button--warning">{say('page.recuse')}</Button>
    </FoldedForm>
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
