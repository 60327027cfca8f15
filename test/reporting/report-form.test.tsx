import { renderToString } from 'preact-render-to-string';
import { aimsOf } from '../../services/reporting/jobs.ts';
import { LANGUAGES, type Language } from '../../services/shared/texts.ts';
import { ReportForm } from '../../web/reporting/report-form.tsx';
import type { ReportShown } from '../../web/reporting/report-shown.ts';
import { definitionsOf } from '../support/builders/reporting.ts';
import { readerIn, texts } from '../support/reader.ts';

const told = { code: 'IND-09', baseline: 2.5, target: 120, actual: 60 };
const formOf = (language: Language, change: Partial<Record<keyof ReportShown, unknown>> = {}) =>
  renderToString(
    <ReportForm
      reader={readerIn(language)}
      posted={null}
      view={
        {
          head: { plan: { uses: [] } },
          report: { kind: 'final', revisions: [], version: 1 },
          indicators: definitionsOf(['IND-01', 'IND-03', 'IND-09']),
          aims: aimsOf({ before: 10, target: 16 }),
          earlier: [told],
          ...change,
        } as unknown as ReportShown
      }
    />,
  );

const input = (html: string, name: string): string =>
  new RegExp(`<input[^>]*name="${name.replaceAll('.', '\\.')}"[^>]*>`).exec(html)?.[0] ?? '';

describe.each(LANGUAGES)('the form of a report in %s', (language) => {
  it('shows what the application said, for nobody to type again', () => {
    const html = formOf(language);
    expect(html.split(texts.sentence(language, 'page.reports.as_applied', {}) ?? '–')).toHaveLength(3);
    const figures = [
      ['0.baseline', '0'],
      ['0.target', '6'],
      ['1.baseline', '10'],
      ['1.target', '16'],
    ] as const;
    for (const [place, figure] of figures) {
      expect(input(html, `indicators.${place}`)).toBe(
        `<input type="hidden" name="indicators.${place}" value="${figure}"/>`,
      );
      expect(html).toContain(`<bdi dir="ltr">${figure}</bdi>`);
    }
    expect(input(html, 'indicators.1.actual')).not.toContain('hidden');
  });

  it('has what an earlier report said of the others filled in, to be put right', () => {
    const html = formOf(language);
    expect(input(html, 'indicators.2.baseline')).toMatch(/type="text".*value="2,5"/);
    expect(input(html, 'indicators.2.target')).toContain('value="120"');
    expect(input(html, 'indicators.2.actual')).not.toContain('value');
    const first = formOf(language, { earlier: [], aims: [] });
    expect(input(first, 'indicators.0.baseline')).toContain('type="text"');
    expect(input(first, 'indicators.2.baseline')).not.toContain('value');
  });
});
