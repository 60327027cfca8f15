import type { DossierView } from '../../services/application/application-views.ts';
import type { SuspensionView } from '../../services/agreement/suspension-views.ts';
import { Button } from '../shared/components/button.tsx';
import { WarningText } from '../shared/components/texts.tsx';
import { DossierFrame } from '../shared/dossier-frame.tsx';
import { DateField, LongTextField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { ListTable } from '../shared/list.tsx';
import { personIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Day, Instant } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { hasRole } from '../shared/terms.ts';

interface Suspensions {
  readonly head: DossierView;
  /** The newest first. */
  readonly suspensions: readonly SuspensionView[];
  readonly names: Names;
}

/** Whether payments of a dossier are stopped, by whom and why; one person stops them, another lets them go again. */
export const SuspensionPage = ({ reader, view, posted }: Shown<Suspensions>) => {
  const { say } = reader;
  const open = view.suspensions.find(({ lifting }) => lifting === null);
  return (
    <DossierFrame reader={reader} head={view.head} place="payments" posted={posted}>
      <h2 class="govuk-heading-m">{say('page.suspensions')}</h2>
      {open && (
        <WarningText icon={say('page.suspension.icon')}>
          {say('page.suspension.open')} <Day on={open.reviewOn} />
        </WarningText>
      )}
      <History reader={reader} view={view} />
      {mayStop(reader) && view.head.stage === 'execution' && (
        <Decision reader={reader} posted={posted} open={open ?? null} />
      )}
    </DossierFrame>
  );
};

const mayStop = (reader: Reader): boolean => hasRole(reader, 'desk_officer', 'funder_approver');

const History = ({ reader, view: { suspensions, names } }: { reader: Reader; view: Suspensions }) => {
  const { say } = reader;
  return (
    <ListTable
      reader={reader}
      caption={say('page.suspensions')}
      items={suspensions}
      empty={say('page.suspension.none')}
      columns={[
        { head: say('page.field.suspended_at'), cell: ({ suspendedAt }) => <Instant at={suspendedAt} /> },
        {
          head: say('page.field.suspended_by'),
          cell: (each) => <bdi>{personIn(reader, names.people, each.suspendedBy)}</bdi>,
        },
        { head: say('page.field.reason'), cell: ({ reason }) => <span dir="auto">{reason}</span> },
        {
          head: say('page.field.lifted'),
          cell: ({ lifting }) =>
            lifting === null ? (
              say('page.suspension.not_lifted')
            ) : (
              <span>
                <Instant at={lifting.at} /> · <bdi>{personIn(reader, names.people, lifting.by)}</bdi> ·{' '}
                <span dir="auto">{lifting.reason}</span>
              </span>
            ),
        },
      ]}
    />
  );
};

interface DecisionProps {
  readonly reader: Reader;
  readonly posted: Shown<Suspensions>['posted'];
  readonly open: SuspensionView | null;
}

const Decision = ({ reader, posted, open }: DecisionProps) => {
  const { say } = reader;
  if (open) {
    const form = formOf({ reader, posted }, 'lift_suspension');
    return (
      <Form form={form}>
        <p class="govuk-body">{say('page.suspension.other_person')}</p>
        <input type="hidden" name="suspensionId" value={open.id} />
        <LongTextField form={form} name="reason" rows={3} />
        <Button>{say('page.suspension.lift')}</Button>
      </Form>
    );
  }
  const form = formOf({ reader, posted }, 'suspend');
  return (
    <Form form={form}>
      <p class="govuk-body">{say('page.suspension.means')}</p>
      <LongTextField form={form} name="reason" rows={3} />
      <DateField form={form} name="reviewOn" />
      <Button class="govuk-button--warning">{say('page.suspension.suspend')}</Button>
    </Form>
  );
};
