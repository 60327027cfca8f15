import type { DossierView, WaitsFor } from '../../services/application/application-views.ts';
import type { SittingView } from '../../services/committee/committee-views.ts';
import type { Stage } from '../../services/shared/stage.ts';
import { Button } from '../shared/components/button.tsx';
import { FactList } from '../shared/fact-list.tsx';
import { DossierFrame } from '../shared/dossier-frame.tsx';
import { LongTextField } from '../shared/form-fields.tsx';
import { FoldedForm, formOf, type Posted } from '../shared/form.tsx';
import { ListTable } from '../shared/list.tsx';
import { Instant, Num, NumLink } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { inLanguage } from '../shared/names.ts';
import { Until, waitName, Which } from './wait-shown.tsx';
import { hasRole } from '../shared/terms.ts';

interface Overview {
  readonly dossier: DossierView;
  /** Null where it is on no agenda, or where that is not the reader's to know. */
  readonly sitting: SittingView | null;
}

/** A dossier at a glance: where it stands, whom it waits for and until when, what it is about. */
export const OverviewPage = ({ reader, view: { dossier, sitting }, posted }: Shown<Overview>) => {
  const { say } = reader;
  const { project } = dossier;
  const rows = [
    ['status', say(`page.status.${dossier.status}`)],
    ['submitted_at', dossier.submittedAt && <Instant at={dossier.submittedAt} />],
    ['sitting', sitting && <Sitting sitting={sitting} />],
    ['summary', project.summary && <span dir="auto">{project.summary}</span>],
    ['commune', project.commune && <span dir="auto">{project.commune}</span>],
  ] as const;
  return (
    <DossierFrame reader={reader} head={dossier} place="" posted={posted}>
      <h2 class="govuk-heading-m">{say('page.waits_for')}</h2>
      <Waits reader={reader} waits={dossier.waitsFor} />
      <h2 class="govuk-heading-m">{say('page.facts')}</h2>
      <FactList rows={rows} named={(name) => say(`page.field.${name}`)} />
      {BEFORE_SIGNING.has(dossier.stage) && hasRole(reader, 'project_holder') && (
        <Withdrawal reader={reader} posted={posted} />
      )}
    </DossierFrame>
  );
};

/** On which day, and in which session. */
const Sitting = ({ sitting: { sessionId, reference, sittingAt, mayRead } }: { readonly sitting: SittingView }) => (
  <span>
    <Instant at={sittingAt} />
    {' · '}
    {mayRead ? <NumLink href={`/sessions/${sessionId}`}>{reference}</NumLink> : <Num>{reference}</Num>}
  </span>
);

/** Until the holder signs, the project can be taken back. */
const BEFORE_SIGNING: ReadonlySet<Stage> = new Set([
  'application',
  'scoring',
  'committee',
  'cofinancing',
  'agreement',
  'reserve',
]);

const Withdrawal = ({ reader, posted }: { readonly reader: Reader; readonly posted: Posted | null }) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'withdraw');
  return (
    <FoldedForm form={form} summary={say('page.withdraw')}>
      <p class="govuk-body">{say('page.withdraw_text')}</p>
      <LongTextField form={form} name="reason" rows={3} />
      <Button class="govuk-button--warning">{say('page.withdraw')}</Button>
    </FoldedForm>
  );
};

/** In which office, and who; a person who judges the dossier is not named. */
const Owed = ({ reader, wait }: { readonly reader: Reader; readonly wait: WaitsFor }) => {
  const { owedBy, owedRole, owedNames } = wait;
  return (
    <span>
      {reader.say(owedRole === null ? `page.owed.${owedBy}` : `page.role.${owedRole}`)}
      {owedNames && (
        <>
          {' · '}
          <bdi>{inLanguage(reader, owedNames) || reader.say('page.erased_person')}</bdi>
        </>
      )}
    </span>
  );
};

const Waits = ({ reader, waits }: { readonly reader: Reader; readonly waits: readonly WaitsFor[] }) => (
  <ListTable
    reader={reader}
    caption={reader.say('page.waits_for')}
    items={waits}
    empty={reader.say('page.waits_for_nobody')}
    columns={[
      {
        head: reader.say('page.field.wait'),
        cell: (wait) => (
          <span>
            {waitName(reader, wait)} <Which wait={wait} />
          </span>
        ),
      },
      {
        head: reader.say('page.field.owed_by'),
        cell: (wait) => <Owed reader={reader} wait={wait} />,
      },
      { head: reader.say('page.until'), cell: (wait) => <Until wait={wait} /> },
    ]}
  />
);
