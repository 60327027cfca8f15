import { SummaryList } from '../shared/components/summary-list.tsx';
import { Table } from '../shared/components/lists.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { codeName } from '../shared/named.ts';
import { Amount } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';
import { Balance } from './balance.tsx';
import type { Draft } from './holder-use-cases.ts';
import { questionsOf } from './questions.tsx';

interface AnswersProps {
  readonly reader: Reader;
  readonly draft: Draft;
  /** Each answer leads to its question, and that comes back. */
  readonly mayChange?: boolean;
}

/** Everything that an application says, as it stands. */
export const AnswersTold = ({ reader, draft, mayChange = false }: AnswersProps) => {
  const { say } = reader;
  const { dossier, documents } = draft;
  const base = `/dossiers/${dossier.id}`;
  const change = (place: string, about: string) =>
    mayChange ? { actions: { items: [{ href: `${base}${place}`, content: say('page.change'), about }] } } : {};
  return (
    <>
      <h2 class="govuk-heading-m">{say('page.task.project')}</h2>
      <SummaryList
        rows={questionsOf(draft).map((question) => {
          const about = say(`page.question.${question.name}`);
          return {
            key: { content: about },
            value: { content: question.tell(reader, draft) ?? say('page.check.not_said') },
            ...change(`/application/${question.name}?from=check`, about),
          };
        })}
      />
      <h2 class="govuk-heading-m">{say('page.plan.title')}</h2>
      <Balance reader={reader} plan={dossier.plan} />
      <PlanTold reader={reader} draft={draft} />
      {mayChange && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${base}/plan`}>
            {say('page.plan.change')}
          </a>
        </p>
      )}
      {documents.length > 0 && (
        <>
          <h2 class="govuk-heading-m">{say('page.documents.title')}</h2>
          <SummaryList
            rows={documents.map(({ kind, titles, standing, documentId }) => ({
              key: { content: titles[reader.language] },
              value: {
                content:
                  documentId === null || standing === 'refused' ? (
                    say(`page.standing.${standing}`)
                  ) : (
                    <a class="govuk-link" href={`/documents/${documentId}`}>
                      {say(`page.standing.${standing}`)}
                    </a>
                  ),
              },
              ...change(`/documents/${kind}`, titles[reader.language]),
            }))}
          />
        </>
      )}
    </>
  );
};

const PlanTold = ({ reader, draft: { dossier, funders } }: AnswersProps) => {
  const { say, language } = reader;
  const { uses, sources } = dossier.plan;
  return (
    <>
      {uses.length === 0 ? (
        <InsetText>{say('finding.uses_missing')}</InsetText>
      ) : (
        <Table
          caption={say('page.plan.uses')}
          captionClass="govuk-table__caption--s"
          isFirstCellHeader
          rows={uses.map(({ label, category, nature, isEligible, amount }) => [
            {
              content: (
                <>
                  <bdi>{label}</bdi>
                  <span class="govuk-hint tz-under">
                    {codeName(reader, 'category', category)} · {say(`page.nature.${nature}`)}
                    {!isEligible && ` · ${say('page.plan.outside')}`}
                  </span>
                </>
              ),
            },
            { content: <Amount reader={reader} of={amount} />, isNumeric: true },
          ])}
        />
      )}
      {sources.length > 0 && (
        <Table
          caption={say('page.plan.sources')}
          captionClass="govuk-table__caption--s"
          isFirstCellHeader
          rows={sources.map((source) => [
            {
              content:
                source.by === 'holder' ? (
                  `${say('page.plan.own')} · ${say(`page.nature.${source.nature}`)}`
                ) : source.by === 'funder' ? (
                  `${funders.find(({ id }) => id === source.funderId)?.names[language] ?? ''} · ${say(`instrument.${source.instrument ?? 'grant'}`)}`
                ) : (
                  <>
                    <bdi>{source.name}</bdi> · {say(`instrument.${source.instrument}`)}
                  </>
                ),
            },
            { content: <Amount reader={reader} of={source.amount} />, isNumeric: true },
          ])}
        />
      )}
    </>
  );
};
