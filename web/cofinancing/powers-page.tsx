import type { LevelsSet } from '../../services/cofinancing/levels.ts';
import type { FunderSummary } from '../../services/programme/programme-views.ts';
import { Button } from '../shared/components/button.tsx';
import { Details, InsetText } from '../shared/components/texts.tsx';
import { AmountField, LongTextField, NumberField } from '../shared/form-fields.tsx';
import { FoldedForm, formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { inLanguage, personIn } from '../shared/names.ts';
import { Amount, Instant, typedAmount } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { hasRole } from '../shared/terms.ts';
import { Delegations } from './delegations.tsx';
import type { FunderPowers, PowersPartProps } from './powers-view.ts';

interface Powers {
  readonly funders: readonly FunderSummary[];
  readonly powers: FunderPowers | null;
}

/** Who decides for a funder: how many people above which amount, and who stands for whom until when. */
export const PowersPage = ({ reader, view: { funders, powers }, posted }: Shown<Powers>) => {
  const { say } = reader;
  return (
    <Layout
      reader={reader}
      title={say('page.powers')}
      back={{ href: '/lines', text: say('page.place.lines') }}
      posted={posted}
    >
      {powers && <span class="govuk-caption-l">{inLanguage(reader, powers.funder.names)}</span>}
      <h1 class="govuk-heading-l">{say('page.powers')}</h1>
      {funders.length > 1 && <Funders reader={reader} funders={funders} />}
      {powers ? (
        <>
          <Levels reader={reader} powers={powers} posted={posted} />
          <Delegations reader={reader} powers={powers} posted={posted} />
        </>
      ) : (
        <InsetText>{say('page.powers.no_funder')}</InsetText>
      )}
    </Layout>
  );
};

const Funders = ({ reader, funders }: { readonly reader: Reader; readonly funders: readonly FunderSummary[] }) => (
  <Details summary={reader.say('page.powers.other_funders')}>
    <ul class="govuk-list">
      {funders.map(({ id, names }) => (
        <li>
          <a class="govuk-link" href={`/powers?funderId=${id}`}>
            {inLanguage(reader, names)}
          </a>
        </li>
      ))}
    </ul>
  </Details>
);

const Levels = ({ reader, powers, posted }: PowersPartProps) => {
  const { say } = reader;
  const [newest, ...earlier] = powers.settings;
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.powers.levels')}</h2>
      <p class="govuk-body">{say('page.powers.levels_text')}</p>
      {newest ? (
        <Setting reader={reader} powers={powers} setting={newest} />
      ) : (
        <InsetText>{say('page.powers.no_levels')}</InsetText>
      )}
      {hasRole(reader, 'funder_head', 'fund_administrator') && (
        <SetLevels reader={reader} powers={powers} posted={posted} />
      )}
      {earlier.length > 0 && (
        <Details summary={say('page.powers.earlier')}>
          {earlier.map((setting) => (
            <Setting reader={reader} powers={powers} setting={setting} />
          ))}
        </Details>
      )}
    </>
  );
};

interface SettingProps extends Omit<PowersPartProps, 'posted'> {
  readonly setting: LevelsSet;
}

const Setting = ({ reader, powers, setting: { levels, setAt, setBy, reason } }: SettingProps) => {
  const { say } = reader;
  return (
    <>
      <ul class="govuk-list govuk-list--bullet">
        <li>{say('page.rules.people', { people: 1 })}</li>
        {levels.map(({ above, approvers }) => (
          <li>
            {say('page.rules.above')} <Amount reader={reader} of={above} />
            {say('page.colon')}
            {say('page.rules.people', { people: approvers })}
          </li>
        ))}
      </ul>
      <p class="govuk-body-s">
        {say('page.since')} <Instant at={setAt} /> · <bdi>{personIn(reader, powers.people, setBy)}</bdi> ·{' '}
        <bdi>{reason}</bdi>
      </p>
    </>
  );
};

/** As many as a funder may have; rows that are left empty are none. */
const ROWS = [0, 1, 2, 3];

const SetLevels = ({ reader, powers: { funder, settings }, posted }: PowersPartProps) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'set_levels', {
    stored: Object.fromEntries(
      (settings[0]?.levels ?? []).flatMap(({ above, approvers }, row) => [
        [`levels.${row}.above`, typedAmount(above)],
        [`levels.${row}.approvers`, String(approvers)],
      ]),
    ),
  });
  return (
    <FoldedForm form={form} summary={say('page.powers.set_levels')}>
      <input type="hidden" name="funderId" value={funder.id} />
      {ROWS.map((row) => (
        <div class="tz-row">
          <AmountField form={form} name={`levels.${row}.above`} />
          <NumberField form={form} name={`levels.${row}.approvers`} />
        </div>
      ))}
      <LongTextField form={form} name="reason" rows={2} />
      <Button>{say('page.powers.set_levels')}</Button>
    </FoldedForm>
  );
};
