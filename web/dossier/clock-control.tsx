import { Button } from '../shared/components/button.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { Instant } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';

/** How far the demo's clock may be moved at once, in days. */
export const STEPS_IN_DAYS = [1, 3, 7, 30] as const;

interface ClockProps {
  readonly reader: Reader;
  readonly now: Date;
}

/** Only in the demo: months of waiting pass with one press. */
export const ClockControl = ({ reader, now }: ClockProps) => {
  const { say } = reader;
  return (
    <section aria-labelledby="clock">
      <h2 class="govuk-heading-m" id="clock">
        {say('page.clock')}
      </h2>
      <p class="govuk-body">
        {say('page.clock_now')} <Instant at={now} />
      </p>
      <Form form={formOf({ reader, posted: null }, 'move_clock')}>
        <div class="govuk-button-group">
          {STEPS_IN_DAYS.map((days) => (
            <Button class="govuk-button--secondary" name="days" value={String(days)}>
              {say('page.clock_days', { days })}
            </Button>
          ))}
        </div>
      </Form>
    </section>
  );
};
