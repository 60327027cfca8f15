import type { HolidayYear } from '../../services/programme/holiday-views.ts';
import { weekdayOf } from '../../services/shared/dates.ts';
import { Button } from '../shared/components/button.tsx';
import { Details, Tag } from '../shared/components/texts.tsx';
import { Form, formOf, type Posted } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { ListTable } from '../shared/list.tsx';
import { inLanguage } from '../shared/names.ts';
import { Day, Num, NumLink } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { HolidayFields } from './holiday-fields.tsx';
import { hasRole } from '../shared/terms.ts';

/** The holidays of a year, and the form by which the administration announces one. */
export const HolidaysPage = ({ reader, view: { year, today, items }, posted }: Shown<HolidayYear>) => {
  const { say } = reader;
  const mayChange = hasRole(reader, 'fund_administrator');
  return (
    <Layout
      reader={reader}
      title={say('page.administration.holidays')}
      {...(mayChange && { back: { href: '/administration', text: say('page.place.administration') } })}
      posted={posted}
    >
      <h1 class="govuk-heading-l">
        {say('page.administration.holidays')} <Num>{year}</Num>
      </h1>
      <p class="govuk-body">{say('page.holidays.text')}</p>
      <Years year={year} />
      {mayChange && <Announcement reader={reader} posted={posted} isOpen={items.length === 0} />}
      <ListTable
        reader={reader}
        caption={say('page.administration.holidays')}
        items={items}
        empty={say('page.holidays.none', { year: String(year) })}
        columns={[
          {
            head: say('page.field.day'),
            cell: ({ day }) => (
              <span>
                {say(`page.weekday.${weekdayOf(day)}`)} <Day on={day} />
              </span>
            ),
          },
          {
            head: say('page.field.holiday'),
            cell: (holiday) => <Named reader={reader} holiday={holiday} isOpen={mayChange && holiday.day >= today} />,
          },
        ]}
      />
    </Layout>
  );
};

interface NamedProps {
  readonly reader: Reader;
  readonly holiday: HolidayYear['items'][number];
  /** It may still be changed. */
  readonly isOpen: boolean;
}

const Named = ({ reader, holiday: { id, names, isProvisional, basis }, isOpen }: NamedProps) => {
  const name = inLanguage(reader, names);
  return (
    <>
      {isOpen ? (
        <a class="govuk-link" href={`/administration/holidays/${id}`}>
          {name}
        </a>
      ) : (
        <bdi>{name}</bdi>
      )}{' '}
      {isProvisional && <Tag>{reader.say('page.holidays.provisional')}</Tag>}
      {basis !== null && (
        <span class="govuk-hint" dir="auto">
          {basis}
        </span>
      )}
    </>
  );
};

const Years = ({ year }: { readonly year: number }) => (
  <p class="govuk-body">
    {[year - 1, year + 1].map((each) => (
      <>
        <NumLink href={`/administration/holidays?year=${each}`}>{each}</NumLink>{' '}
      </>
    ))}
  </p>
);

interface AnnouncementProps {
  readonly reader: Reader;
  readonly posted: Posted | null;
  readonly isOpen: boolean;
}

const Announcement = ({ reader, posted, isOpen }: AnnouncementProps) => {
  const form = formOf({ reader, posted }, 'announce_holiday');
  return (
    <Details summary={reader.say('page.holidays.announce')} isOpen={isOpen || form.posted !== null}>
      <p class="govuk-body">{reader.say('page.holidays.announce_text')}</p>
      <Form form={form}>
        <HolidayFields form={form} />
        <Button>{reader.say('page.holidays.announce')}</Button>
      </Form>
    </Details>
  );
};
