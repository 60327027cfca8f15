import type { Page } from '../../services/shared/page.ts';
import { Button } from '../shared/components/button.tsx';
import type { Values } from '../shared/fields.ts';
import { Form, formOf, type Posted } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { ListTable, More } from '../shared/list.tsx';
import { Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';

export interface StuckStep {
  readonly id: string;
  readonly workflowId: string;
  readonly step: string;
  readonly subject: string;
  readonly code: string;
  readonly since: Date;
}

interface Health {
  readonly query: Values;
  readonly stuck: Page<StuckStep>;
}

/** `dossier:<id>` has a page to look at. */
const placeOf = ({ workflowId }: StuckStep): string | null => {
  const [kind, id] = workflowId.split(':');
  if (kind === 'dossier') return `/dossiers/${id}`;
  return kind === 'call' ? `/administration/calls/${id}` : null;
};

/** What the automation could not do by itself, why, and a way to have it try again once the cause is mended. */
export const HealthPage = ({ reader, view: { query, stuck }, posted }: Shown<Health> & { posted: Posted | null }) => {
  const { say, known } = reader;
  return (
    <Layout
      reader={reader}
      title={say('page.administration.health')}
      back={{ href: '/administration', text: say('page.place.administration') }}
      posted={posted}
    >
      <h1 class="govuk-heading-l">{say('page.administration.health')}</h1>
      <p class="govuk-body">{say('page.health.text')}</p>
      <ListTable
        reader={reader}
        caption={say('page.administration.health')}
        items={stuck.items}
        empty={say('page.health.well')}
        columns={[
          {
            head: say('page.health.what'),
            cell: (step) => {
              const place = placeOf(step);
              const name = known(`page.step.${step.step}`) ?? say('page.step.other');
              return place === null ? (
                name
              ) : (
                <a class="govuk-link" href={place}>
                  {name}
                </a>
              );
            },
          },
          { head: say('page.health.why'), cell: ({ code }) => known(`error.${code}`) ?? say('page.problem.bug.title') },
          { head: say('page.since'), cell: ({ since }) => <Instant at={since} /> },
          {
            head: say('page.health.retry'),
            cell: ({ id, subject }) => (
              <Form form={formOf({ reader, posted: null }, 'retry_step')}>
                <input type="hidden" name="step_id" value={id} />
                <Button class="govuk-button--secondary">
                  {say('page.health.retry')}
                  <span class="govuk-visually-hidden">
                    {' '}
                    <Num>{subject}</Num>
                  </span>
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <More reader={reader} path="/administration/health" query={query} next={stuck.next} />
      <p class="govuk-body">
        <a class="govuk-link" href="/administration/letters">
          {say('page.letters.failed')}
        </a>
      </p>
    </Layout>
  );
};
