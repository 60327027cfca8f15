import { sourcesOf, usesOf, type FinancingPlan } from '../../services/application/financing-plan.ts';
import { subtract, ZERO } from '../../services/shared/money.ts';
import { ListTable } from '../shared/list.tsx';
import { Amount } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';
import { NATURES } from './plan-form.ts';

interface BalanceProps {
  readonly reader: Reader;
  readonly plan: FinancingPlan;
}

/** Cash pays cash and kind pays kind: both must agree, to the centime. */
export const Balance = ({ reader, plan }: BalanceProps) => {
  const { say } = reader;
  return (
    <ListTable
      reader={reader}
      caption={say('page.plan.balance')}
      items={NATURES.map((nature) => {
        const [uses, sources] = [usesOf(plan, nature), sourcesOf(plan, nature)];
        return { nature, uses, sources, missing: subtract(uses, sources) };
      })}
      empty={null}
      columns={[
        { head: say('page.field.nature'), cell: ({ nature }) => say(`page.nature.${nature}`) },
        { head: say('page.plan.uses'), amount: ({ uses }) => uses },
        { head: say('page.plan.sources'), amount: ({ sources }) => sources },
        {
          head: say('page.plan.difference'),
          isNumeric: true,
          cell: ({ missing }) =>
            missing === ZERO ? (
              say('page.plan.balanced')
            ) : (
              <>
                {say(missing > ZERO ? 'page.plan.missing' : 'page.plan.too_much')}{' '}
                <Amount reader={reader} of={missing > ZERO ? missing : subtract(ZERO, missing)} />
              </>
            ),
        },
      ]}
    />
  );
};
