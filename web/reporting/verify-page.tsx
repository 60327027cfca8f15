import type { DossierView } from '../../services/application/application-views.ts';
import type { ResultList } from '../../services/reporting/result-views.ts';
import { Button } from '../shared/components/button.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { FileField, LongTextField, NumberField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { Num } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import { PHOTO_OR_PDF } from '../shared/uploading.ts';
import { numberText } from './report-revision.tsx';
import { ReportsFrame } from './reports-frame.tsx';

interface VerifyShown {
  readonly head: DossierView;
  readonly result: ResultList['items'][number];
}

/** A figure that the holder declared, looked at on the spot or in papers: from then on what was found counts. */
export const VerifyPage = ({ reader, view: { head, result }, posted }: Shown<VerifyShown>) => {
  const { say, language } = reader;
  const form = formOf({ reader, posted }, 'verify_figure');
  return (
    <ReportsFrame reader={reader} head={head} place="results" posted={posted}>
      <h2 class="govuk-heading-m">{result.titles[language]}</h2>
      <InsetText>
        {say('page.reports.declared')}
        {say('page.colon')}
        <Num>{numberText(result.declared)}</Num>
      </InsetText>
      <Form form={form} hasFile>
        <NumberField form={form} name="verified" />
        <LongTextField form={form} name="note" rows={4} />
        <FileField form={form} accept={PHOTO_OR_PDF} />
        <Button>{say('page.reports.verify')}</Button>
      </Form>
    </ReportsFrame>
  );
};
