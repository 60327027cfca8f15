import type { EligibilityView } from '../../services/application/application-views.ts';
import type { Reader } from '../shared/reader.ts';

interface RulesProps {
  readonly reader: Reader;
  readonly rules: readonly Pick<EligibilityView['rules'][number], 'rule' | 'verdict' | 'reason' | 'numbers'>[];
}

/** The rules that did not pass, each with its reason and numbers; nothing where all did. */
export const RulesAgainst = ({ reader: { say, told }, rules }: RulesProps) => {
  const against = rules.filter(({ verdict }) => verdict !== 'pass');
  if (against.length === 0) return null;
  return (
    <ul class="govuk-list govuk-list--bullet">
      {against.map(({ rule, reason, numbers }) => (
        <li>
          {say(`rule.${rule}`)}
          {say('page.colon')}
          {told('reason', { code: reason, numbers })}
        </li>
      ))}
    </ul>
  );
};
