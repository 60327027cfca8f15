import type { HolidayEffects, WaitAcross } from '../../services/programme/holiday-views.ts';
import { weekdayOf } from '../../services/shared/dates.ts';
import { Button } from '../shared/components/button.tsx';
import { InsetText, Tag } from '../shared/components/texts.tsx';
import { LongTextField } from '../shared/form-fields.tsx';
import { FoldedForm, formOf, type Posted } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { ListTable } from '../shared/list.tsx';
import { inLanguage } from '../shared/names.ts';
import { Day, Instant, NumLink, typedDay } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { HolidayFields } from './holiday-fields.tsx';

interface PartProps {
  readonly reader: Reader;
  readonly holiday: HolidayEffects['holiday'];
  readonly posted: Posted | null;
}

/** A holiday, what it does to open waits, and how it is corrected or withdrawn. */
export const HolidayPage = ({ reader, view: { holiday, today, waits }, posted }: Shown<HolidayEffects>) => {
  const { say } = reader;
  const { day, names, isProvisional } = holiday;
  const name = inLanguage(reader, names);
  const year = day.slice(0, 4);
  return (
    <Layout
      reader={reader}
      title={`${say('page.administration.holidays')} – ${name}`}
      back={{ href: `/administration/holidays?year=${year}`, text: say('page.administration.holidays') }}
      posted={posted}
    >
      <h1 class="govuk-heading-l">
        <bdi>{name}</bdi> {isProvisional && <Tag>{say('page.holidays.provisional')}</Tag>}
      </h1>
      <p class="govuk-body">
        {say(`page.weekday.${weekdayOf(day)}`)} <Day on={day} />
      </p>
      <h2 class="govuk-heading-m">{say('page.holidays.effect')}</h2>
      <p class="govuk-body">{say('page.holidays.effect_text')}</p>
      <Waits reader={reader} waits={waits} />
      {day < today ? (
        <InsetText>{say('page.holidays.passed')}</InsetText>
      ) : (
        <>
          <Correction reader={reader} holiday={holiday} posted={posted} />
          <Withdrawal reader={reader} holiday={holiday} posted={posted} />
        </>
      )}
    </Layout>
  );
};

const Waits = ({ reader, waits }: { readonly reader: Reader; readonly waits: readonly WaitAcross[] }) => (
  <ListTable
    reader={reader}
    caption={reader.say('page.holidays.effect')}
    items={waits}
    empty={reader.say('page.holidays.no_waits')}
    columns={[
      { head: reader.say('page.field.wait'), cell: ({ kind }) => reader.say(`obligation.${kind}`) },
      {
        head: reader.say('page.field.reference'),
        cell: ({ dossierId, dossierReference }) =>
          dossierId === null ? '–' : <NumLink href={`/dossiers/${dossierId}`}>{dossierReference}</NumLink>,
      },
      { head: reader.say('page.until'), cell: ({ until }) => <Instant at={until} /> },
    ]}
  />
);

const Correction = ({ reader, holiday, posted }: PartProps) => {
  const { day, names, isProvisional, basis, version } = holiday;
  const form = formOf({ reader, posted }, 'correct_holiday', {
    version,
    stored: {
      day: typedDay(day),
      'names.ar': names.ar,
      'names.fr': names.fr,
      'names.en': names.en,
      ...(isProvisional && { isProvisional: 'yes' }),
      ...(basis !== null && { basis }),
    },
  });
  return (
    <FoldedForm form={form} summary={reader.say('page.holidays.correct')}>
      <HolidayFields form={form} />
      <LongTextField form={form} name="reason" rows={3} />
      <Button>{reader.say('page.holidays.correct')}</Button>
    </FoldedForm>
  );
};

const Withdrawal = ({ reader, holiday: { version }, posted }: PartProps) => {
  const form = formOf({ reader, posted }, 'withdraw_holiday', { version });
  return (
    <FoldedForm form={form} summary={reader.say('page.holidays.withdraw')}>
      <p class="govuk-body">{reader.say('page.holidays.withdraw_text')}</p>
      <LongTextField form={form} name="reason" rows={3} />
      <Button class="govuk-button--warning">{reader.say('page.holidays.withdraw')}</Button>
    </FoldedForm>
  );
};
