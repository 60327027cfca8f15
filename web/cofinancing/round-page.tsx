import type { RoundsView } from '../../services/cofinancing/cofinancing-views.ts';
import { Details, InsetText } from '../shared/components/texts.tsx';
import { DossierFrame } from '../shared/dossier-frame.tsx';
import { Amount, Instant } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { HolderAnswer } from './holder-answer.tsx';
import { LineTable } from './line-table.tsx';
import { MyLine } from './my-line.tsx';
import { funderIn } from '../shared/names.ts';
import { Planner } from './planner.tsx';
import { RoundPicture } from './round-picture.tsx';
import type { PartProps, RoundPageView } from './round-view.ts';

/** The round of funders: the whole plan, what comes next, what the reader has to do with it, and every earlier round. */
export const RoundPage = ({ reader, view, posted }: Shown<RoundPageView>) => {
  const { head, rounds, funders } = view;
  const { say } = reader;
  return (
    <DossierFrame reader={reader} head={head} place="round" posted={posted}>
      <h2 class="govuk-heading-m">{say('page.round.plan')}</h2>
      <RoundPicture reader={reader} rounds={rounds} funders={funders} />
      {rounds.cover > 0n && (
        <p class="govuk-body">
          {say('page.round.cover', { cover: rounds.cover, approved: rounds.approvedCover, gap: rounds.coverGap })}
        </p>
      )}
      <Next reader={reader} view={view} />
      {view.worked !== null && <MyLine reader={reader} view={view} posted={posted} own={view.worked} />}
      {view.options !== null && <Planner reader={reader} view={view} posted={posted} options={view.options} />}
      {view.isHolder && <HolderAnswer reader={reader} view={view} posted={posted} />}
      <h2 class="govuk-heading-m">{say('page.round.all')}</h2>
      {rounds.rounds.toReversed().map((round) => (
        <OneRound reader={reader} round={round} funders={funders} />
      ))}
      <Revisions reader={reader} revisions={rounds.revisions} />
    </DossierFrame>
  );
};

/** Whom the dossier waits for, until when, and what happens then. */
const Next = ({ reader, view: { rounds, funders } }: Omit<PartProps, 'posted'>) => {
  const { say } = reader;
  const { step, funderIds, until } = rounds.next;
  const last = rounds.rounds.at(-1);
  const key = step === 'none' ? `page.round.ended.${last?.status ?? 'open'}` : `page.round.next.${step}`;
  return (
    <InsetText>
      <h3 class="govuk-heading-s">{say('page.round.what_next')}</h3>
      <p class="govuk-body">{say(key)}</p>
      {funderIds.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {[...new Set(funderIds)].map((id) => (
            <li dir="auto">{funderIn(reader, funders, id)}</li>
          ))}
        </ul>
      )}
      {until !== null && (
        <p class="govuk-body">
          {say('page.round.until')} <Instant at={until} />
        </p>
      )}
      {last && <Ending reader={reader} round={last} />}
    </InsetText>
  );
};

type Round = RoundsView['rounds'][number];

/** Why a dossier ended without its money. */
const Ending = ({ reader: { say }, round }: { readonly reader: Reader; readonly round: Round }) =>
  round.ending === null ? null : (
    <>
      <p class="govuk-body">{say(`page.round.ending.${round.ending}`)}</p>
      {round.reason !== null && (
        <p class="govuk-body" dir="auto">
          {round.reason}
        </p>
      )}
    </>
  );

interface OneRoundProps extends Pick<RoundPageView, 'funders'> {
  readonly reader: Reader;
  readonly round: Round;
}

const OneRound = ({ reader, round, funders }: OneRoundProps) => {
  const { say } = reader;
  const title = `${say('page.round.number', { number: round.number })} – ${say(`page.round_status.${round.status}`)}`;
  return (
    <Details summary={title}>
      <p class="govuk-body">
        {round.openedAt !== null && (
          <>
            {say('page.round.opened')} <Instant at={round.openedAt} />
          </>
        )}
        {round.closesAt !== null && (
          <>
            {' · '}
            {say('page.round.yes_holds_until')} <Instant at={round.closesAt} />
          </>
        )}
      </p>
      {round.gap !== null && round.gap > 0n && (
        <p class="govuk-body">
          {say('page.round.missing')} <Amount reader={reader} of={round.gap} />
        </p>
      )}
      {round.faults.map(({ code, instrument, given, limit }) => (
        <p class="govuk-body">
          {say(`page.round_fault.${code}`, {
            given,
            limit,
            instrument: instrument === null ? '' : say(`page.instrument.${instrument}`),
          })}
        </p>
      ))}
      <LineTable reader={reader} lines={round.lines} funders={funders} />
    </Details>
  );
};

const Revisions = ({ reader: { say }, revisions }: { reader: Reader; revisions: RoundsView['revisions'] }) =>
  revisions.length === 0 ? null : (
    <>
      <h3 class="govuk-heading-s">{say('page.round.revisions')}</h3>
      <ul class="govuk-list govuk-list--spaced">
        {revisions.map(({ askedAt, message, status, reason }) => (
          <li>
            <Instant at={askedAt} />
            {say('page.colon')}
            <bdi>{message}</bdi>
            <br />
            <strong>{say(`page.revision_status.${status}`)}</strong> {reason !== null && <bdi>{reason}</bdi>}
          </li>
        ))}
      </ul>
    </>
  );
