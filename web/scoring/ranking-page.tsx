import type { z } from 'zod';
import type { Texts } from '../../services/programme/programme-facts.ts';
import type { RankingView } from '../../services/scoring/ranking-views.ts';
import { Button } from '../shared/components/button.tsx';
import { InsetText, Tag } from '../shared/components/texts.tsx';
import { Form, formOf, type Posted } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { ListTable } from '../shared/list.tsx';
import { inLanguage } from '../shared/names.ts';
import { Instant, Num, NumLink } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';
import { Points, SpreadPicture } from './points.tsx';
import { hasRole } from '../shared/terms.ts';

export interface CallRanking {
  readonly call: {
    readonly id: string;
    readonly reference: string;
    readonly titles: z.output<typeof Texts>;
    readonly closesAt: Date;
  };
  /** Null until it is frozen. */
  readonly ranking: z.output<typeof RankingView> | null;
  readonly threshold: number;
}

interface PartProps {
  readonly reader: Reader;
  readonly view: CallRanking;
}

/** The committee comes from its sessions, others from the dossiers. */
const upFrom = ({ signedIn, say }: Reader) =>
  signedIn?.roles.some((role) => role.startsWith('committee_')) === true
    ? { href: '/sessions', text: say('page.place.sessions') }
    : { href: '/dossiers', text: say('page.place.dossiers') };

/** The dossiers of a call in the order of their points, and how much their reviewers agreed. */
export const RankingPage = ({ reader, view, posted }: Shown<CallRanking>) => {
  const { say } = reader;
  const { call, ranking } = view;
  return (
    <Layout reader={reader} title={`${say('page.ranking')} – ${call.reference}`} back={upFrom(reader)} posted={posted}>
      <span class="govuk-caption-l">
        <Num>{call.reference}</Num> <bdi>{inLanguage(reader, call.titles)}</bdi>
      </span>
      <h1 class="govuk-heading-l">{say('page.ranking')}</h1>
      {ranking === null ? (
        <NotFrozen reader={reader} view={view} posted={posted} />
      ) : (
        <Frozen reader={reader} view={view} ranking={ranking} />
      )}
      {hasRole(reader, 'committee_secretary', 'auditor') && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/calls/${call.id}/reviews`}>
            {say('page.call_reviews')}
          </a>
        </p>
      )}
    </Layout>
  );
};

const NotFrozen = ({ reader, view: { call }, posted }: PartProps & { readonly posted: Posted | null }) => {
  const { say } = reader;
  return (
    <>
      <InsetText>
        {say('page.ranking_not_frozen')} <Instant at={call.closesAt} />
      </InsetText>
      {hasRole(reader, 'committee_secretary') && (
        <Form form={formOf({ reader, posted }, 'freeze_ranking')}>
          <p class="govuk-body">{say('page.freeze_ranking_text')}</p>
          <Button>{say('page.freeze_ranking')}</Button>
        </Form>
      )}
    </>
  );
};

interface FrozenProps extends PartProps {
  readonly ranking: z.output<typeof RankingView>;
}

const Frozen = ({ reader, view, ranking }: FrozenProps) => {
  const { say } = reader;
  return (
    <>
      <p class="govuk-body">
        {say(`page.ranking_cause.${ranking.cause}`)} <Instant at={ranking.frozenAt} />
      </p>
      {ranking.reliability && (
        <p class="govuk-body">
          {say('page.reliability')} <Num>{ranking.reliability.rounded.replace('.', ',')}</Num>
        </p>
      )}
      <ListTable
        reader={reader}
        caption={say('page.ranking')}
        items={ranking.dossiers}
        empty={say('page.no_dossiers')}
        columns={[
          { head: say('page.field.rank'), cell: ({ rank }) => <Num>{rank}</Num> },
          {
            head: say('page.dossier'),
            cell: ({ dossierId, reference }) => (
              <NumLink href={`/dossiers/${dossierId}/assessment`}>{reference}</NumLink>
            ),
          },
          {
            head: say('page.field.mean'),
            isNumeric: true,
            cell: ({ meanHundredths }) => <Points of={meanHundredths} />,
          },
          {
            head: say('page.field.spread'),
            cell: (dossier) => <Spread reader={reader} dossier={dossier} threshold={view.threshold} />,
          },
          {
            head: say('page.field.minima'),
            cell: ({ isEliminated }) =>
              isEliminated ? <Tag class="govuk-tag--red">{say('page.eliminated')}</Tag> : say('page.minima_met'),
          },
        ]}
      />
      {ranking.version > 1 && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/calls/${ranking.callId}/ranking?version=${ranking.version - 1}`}>
            {say('page.earlier_version')}
          </a>
        </p>
      )}
    </>
  );
};

interface SpreadProps {
  readonly reader: Reader;
  readonly dossier: FrozenProps['ranking']['dossiers'][number];
  readonly threshold: number;
}

const Spread = ({ reader, dossier: { meanHundredths, spreadHundredths }, threshold }: SpreadProps) => (
  <span class="tz-with-picture">
    <Points of={spreadHundredths} />{' '}
    <SpreadPicture reader={reader} marks={[]} mean={meanHundredths} spread={spreadHundredths} threshold={threshold} />
  </span>
);
