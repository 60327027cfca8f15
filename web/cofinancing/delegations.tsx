import { Button } from '../shared/components/button.tsx';
import { Details, Tag } from '../shared/components/texts.tsx';
import { AmountField, InstantField, SelectField, TextField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { ListTable } from '../shared/list.tsx';
import { personIn } from '../shared/names.ts';
import { Instant } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';
import { hasRole } from '../shared/terms.ts';
import type { FunderPowers, PowersPartProps } from './powers-view.ts';

type Delegation = FunderPowers['delegations'][number];

const stateOf = ({ from, to, endedAt }: Delegation, now: Date): 'ended' | 'coming' | 'in_force' => {
  if (endedAt !== null || to <= now) return 'ended';
  return from > now ? 'coming' : 'in_force';
};

/** Who signs for whom, and the form by which an approver has a colleague do so. */
export const Delegations = ({ reader, powers, posted }: PowersPartProps) => {
  const { say } = reader;
  const { delegations, people, now } = powers;
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.powers.delegations')}</h2>
      <p class="govuk-body">{say('page.powers.delegations_text')}</p>
      {hasRole(reader, 'funder_head', 'funder_approver') && (
        <Delegate reader={reader} powers={powers} posted={posted} />
      )}
      <ListTable
        reader={reader}
        caption={say('page.powers.delegations')}
        items={delegations}
        empty={say('page.powers.no_delegations')}
        columns={[
          {
            head: say('page.powers.who'),
            cell: ({ delegatorId, delegateId }) => (
              <span>
                <bdi>{personIn(reader, people, delegateId)}</bdi> {say('page.powers.instead_of')}{' '}
                <bdi>{personIn(reader, people, delegatorId)}</bdi>
              </span>
            ),
          },
          { head: say('page.field.from'), cell: ({ from }) => <Instant at={from} /> },
          { head: say('page.field.to'), cell: ({ to, endedAt }) => <Instant at={endedAt ?? to} /> },
          { head: say('page.field.amountMax'), amount: ({ amountMax }) => amountMax },
          { head: say('page.field.act'), cell: ({ act }) => <bdi>{act}</bdi> },
          {
            head: say('page.powers.state'),
            cell: (delegation) => {
              const state = stateOf(delegation, now);
              return (
                <>
                  <Tag>{say(`page.powers.${state}`)}</Tag>
                  {state !== 'ended' && <End reader={reader} delegation={delegation} />}
                </>
              );
            },
          },
        ]}
      />
    </>
  );
};

/** By whoever gave it, or by the administration. */
const End = ({ reader, delegation }: { readonly reader: Reader; readonly delegation: Delegation }) =>
  reader.signedIn?.id === delegation.delegatorId || hasRole(reader, 'fund_administrator') ? (
    <Form form={formOf({ reader, posted: null }, 'end_delegation')}>
      <input type="hidden" name="funderId" value={delegation.funderId} />
      <input type="hidden" name="delegationId" value={delegation.id} />
      <button class="tz-link-button" type="submit">
        {reader.say('page.powers.end')}
      </button>
    </Form>
  ) : null;

const Delegate = ({ reader, powers: { funder, colleagues }, posted }: PowersPartProps) => {
  const { say, signedIn } = reader;
  const form = formOf({ reader, posted }, 'delegate');
  const others = colleagues.filter(({ id }) => id !== signedIn?.id);
  return (
    <Details summary={say('page.powers.delegate')} isOpen={form.posted !== null}>
      {others.length === 0 ? (
        <p class="govuk-body">{say('page.powers.no_colleagues')}</p>
      ) : (
        <Form form={form}>
          <input type="hidden" name="funderId" value={funder.id} />
          <SelectField
            form={form}
            name="delegateId"
            items={others.map(({ id, roles }) => ({
              value: id,
              text: `${personIn(reader, others, id)} – ${roles.map((role) => say(`page.role.${role}`)).join(say('page.rules.comma'))}`,
            }))}
          />
          <InstantField form={form} name="from" />
          <InstantField form={form} name="to" />
          <AmountField form={form} name="amountMax" />
          <TextField form={form} name="act" />
          <Button>{say('page.powers.delegate')}</Button>
        </Form>
      )}
    </Details>
  );
};
