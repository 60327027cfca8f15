import type { z } from 'zod';
import type { ReviewView, SheetView } from '../../services/scoring/scoring-views.ts';
import { Tag } from '../shared/components/texts.tsx';
import { ListTable } from '../shared/list.tsx';
import { inLanguage } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';
import { Points } from './points.tsx';

interface SheetProps {
  readonly reader: Reader;
  readonly sheet: Omit<z.output<typeof SheetView>, 'assignmentId' | 'submittedAt'>;
  readonly criteria: readonly Pick<ReviewView['criteria'][number], 'code' | 'titles'>[];
}

/** One sheet as it was handed in. */
export const SheetTable = ({ reader, sheet, criteria }: SheetProps) => {
  const { say } = reader;
  const titleOf = (code: string): string => {
    const criterion = criteria.find((each) => each.code === code);
    return criterion ? inLanguage(reader, criterion.titles) : '–';
  };
  return (
    <>
      <p class="govuk-body">
        {say('page.sheet_total')} <Points of={sheet.totalHundredths} />{' '}
        {sheet.isEliminatory && <Tag class="govuk-tag--red">{say('page.eliminatory')}</Tag>}
      </p>
      <ListTable
        reader={reader}
        caption={say('page.sheet')}
        items={sheet.scores}
        empty={say('page.no_scores')}
        columns={[
          { head: say('page.field.criterion'), cell: ({ criterion }) => titleOf(criterion) },
          { head: say('page.field.score'), cell: ({ score }) => <Num>{`${score} / 5`}</Num> },
          { head: say('page.field.comment'), cell: ({ comment }) => <span dir="auto">{comment}</span> },
        ]}
      />
    </>
  );
};
