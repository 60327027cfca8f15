import type { DossierView } from '../../services/application/application-views.ts';
import type { ClosureView } from '../../services/reporting/reporting-views.ts';
import { money } from '../../services/shared/money.ts';
import { Button } from '../shared/components/button.tsx';
import { TaskList } from '../shared/components/lists.tsx';
import { FactList } from '../shared/fact-list.tsx';
import { InsetText, Tag } from '../shared/components/texts.tsx';
import { LongTextField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { ListTable } from '../shared/list.tsx';
import { personIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Day, Instant, Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { hasRole } from '../shared/terms.ts';
import { ReportsFrame } from './reports-frame.tsx';

interface ClosureShown {
  readonly head: DossierView;
  readonly view: ClosureView;
  readonly names: Names;
}

type Check = ClosureView['checks'][number];

/** The checklist of closure, each check with what still stands open; once closed, its statement. */
export const ClosurePage = (shown: Shown<ClosureShown>) => {
  const { reader, view, posted } = shown;
  const { say } = reader;
  const { checks, closure } = view.view;
  const isReady = checks.every(({ isMet }) => isMet);
  return (
    <ReportsFrame reader={reader} head={view.head} place="closure" posted={posted}>
      {closure !== null && <Closed {...shown} />}
      {closure === null && (
        <>
          <InsetText>{say(isReady ? 'page.closure.ready' : 'page.closure.not_ready')}</InsetText>
          <TaskList
            items={checks.map((check) => ({
              title: { content: say(`check.${check.check}`) },
              hint: check.isMet ? undefined : <Open {...shown} check={check} />,
              status: {
                content: check.isMet ? (
                  say('page.closure.met')
                ) : (
                  <Tag class="govuk-tag--yellow">{say('page.closure.open')}</Tag>
                ),
              },
            }))}
          />
        </>
      )}
      <Contribution {...shown} />
      {closure === null && isReady && hasRole(reader, 'desk_officer') && <Close {...shown} />}
    </ReportsFrame>
  );
};

/** What keeps a check from being met, with its numbers. */
const Open = ({ reader: { say }, check: { check, findings } }: Shown<ClosureShown> & { readonly check: Check }) => (
  <>
    {findings.map(({ numbers }) => (
      <span class="tz-under">
        {'planned' in numbers ? say('page.closure.none_planned') : say(`page.closure.open.${check}`, inWords(numbers))}
      </span>
    ))}
  </>
);

/** Amounts come as they stand in the evidence, and are told as everywhere else. */
const inWords = (numbers: Check['findings'][number]['numbers']): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [
      name,
      typeof value === 'string' && /^-?\d+\.\d{2}$/.test(value) ? money(BigInt(value.replace('.', ''))) : value,
    ]),
  );

const Contribution = ({ reader, view: { view } }: Shown<ClosureShown>) => {
  const { say } = reader;
  return (
    <ListTable
      reader={reader}
      caption={say('page.payments.own_part')}
      items={view.contribution}
      empty={say('page.closure.no_contribution')}
      columns={[
        { head: say('page.payments.own_part'), cell: ({ nature }) => say(`page.nature.${nature}`) },
        { head: say('page.payments.pledged'), amount: ({ pledged }) => pledged },
        { head: say('page.payments.shown'), amount: ({ shown }) => shown },
      ]}
    />
  );
};

const Close = ({ reader, view: { head }, posted }: Shown<ClosureShown>) => {
  const form = formOf({ reader, posted }, 'close_dossier');
  return (
    <Form form={form}>
      <h2 class="govuk-heading-m">
        {reader.say('page.closure.close')} <Num>{head.reference}</Num>
      </h2>
      <p class="govuk-body">{reader.say('page.closure.text')}</p>
      <LongTextField form={form} name="reason" rows={3} />
      <Button>{reader.say('page.closure.close')}</Button>
    </Form>
  );
};

const Closed = ({ reader, view: { view, names } }: Shown<ClosureShown>) => {
  const { say } = reader;
  const { closure } = view;
  if (closure === null) return null;
  const rows = [
    ['closed_at', <Instant at={closure.closedAt} />],
    ['closed_by', <bdi>{personIn(reader, names.people, closure.closedBy)}</bdi>],
    ['reason', <span dir="auto">{closure.reason}</span>],
    [
      'statement',
      closure.documentId && (
        <a class="govuk-link" href={`/documents/${closure.documentId}`}>
          {say('page.closure.open_statement')}
        </a>
      ),
    ],
    ['hash', <Num>{closure.sha256}</Num>],
    ['retain_until', closure.retainUntil && <Day on={closure.retainUntil} />],
  ] as const;
  return <FactList rows={rows} named={(name) => say(`page.closure.${name}`)} />;
};
