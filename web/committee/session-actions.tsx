import { Button, ButtonLink } from '../shared/components/button.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { ChoicesField } from '../shared/form-fields.tsx';
import { FoldedForm, Form, formOf } from '../shared/form.tsx';
import { personIn } from '../shared/names.ts';
import type { Shown } from '../shared/page.ts';
import type { Sitting } from './sitting.ts';

/** What the chair and the secretary do with the session as a whole, each at their time; others see what is awaited. */
export const SessionActions = (props: Shown<Sitting>) => {
  const { reader, view } = props;
  const { session } = view.agenda;
  const isSecretary = view.me === session.secretaryId;
  if (session.status === 'convened') return <Attendance {...props} />;
  if (session.status === 'open' && isSecretary) return <Close {...props} />;
  if (session.status === 'open') return <InsetText>{reader.say(openText(view))}</InsetText>;
  if (session.status === 'adjourned') return <Again {...props} isSecretary={isSecretary} />;
  return null;
};

/** What an open session still waits for: votes, or its end. */
const openText = ({ agenda: { items } }: Sitting): string =>
  items.some(({ item }) => item.status === 'listed') ? 'page.session_open_text' : 'page.session_decided_text';

/** Before it opens: the chair opens it with those who came, or the secretary records that it cannot be held. */
const Attendance = ({ reader, view, posted }: Shown<Sitting>) => {
  const { say } = reader;
  const { session } = view.agenda;
  const { people } = view.names;
  const { version } = session;
  const opening = formOf({ reader, posted }, 'open_session', { version });
  const adjournment = formOf({ reader, posted }, 'adjourn_session', { version });
  const present = session.members.map(({ personId, capacity }) => ({
    value: personId,
    label: <bdi>{personIn(reader, people, personId)}</bdi>,
    hint: say(`page.capacity.${capacity}`),
  }));
  return (
    <>
      {view.me === session.chairId && (
        <Form form={opening}>
          <ChoicesField form={opening} name="presentIds" items={present} />
          <p class="govuk-body">{say('page.quorum_rule', { quorum: session.quorum })}</p>
          <Button>{say('page.open_session')}</Button>
        </Form>
      )}
      {view.me === session.secretaryId && (
        <FoldedForm form={adjournment} summary={say('page.adjourn_session')}>
          <p class="govuk-body">{say('page.adjourn_session_text')}</p>
          <ChoicesField form={adjournment} name="presentIds" items={present} />
          <Button class="govuk-button--secondary">{say('page.adjourn_session')}</Button>
        </FoldedForm>
      )}
      {view.me !== session.chairId && <InsetText>{say('page.session_convened_text')}</InsetText>}
    </>
  );
};

const Close = ({ reader, view, posted }: Shown<Sitting>) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'close_session', { version: view.agenda.session.version });
  const undecided = view.agenda.items.filter(({ item }) => item.decided === null).length;
  return (
    <Form form={form}>
      <p class="govuk-body">{say('page.close_session_text', { undecided })}</p>
      <Button>{say('page.close_session')}</Button>
    </Form>
  );
};

/** A session that lacked its quorum is convened once more. */
const Again = ({ reader, view, isSecretary }: Shown<Sitting> & { readonly isSecretary: boolean }) => {
  const { id, callId } = view.agenda.session;
  if (!isSecretary) return <InsetText>{reader.say('page.session_adjourned_text')}</InsetText>;
  return (
    <ButtonLink href={`/sessions/new?callId=${callId}&secondOf=${id}`}>{reader.say('page.convene_again')}</ButtonLink>
  );
};
