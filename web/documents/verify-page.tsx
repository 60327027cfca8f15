import type { VerifiedPaper } from '../../services/documents/documents-views.ts';
import { Button } from '../shared/components/button.tsx';
import { Panel } from '../shared/components/texts.tsx';
import { FactList } from '../shared/fact-list.tsx';
import { InsetText, WarningText } from '../shared/components/texts.tsx';
import { CodeField, FileField } from '../shared/form-fields.tsx';
import { Form, formOf } from '../shared/form.tsx';
import { Layout } from '../shared/layout.tsx';
import { Amount, Day, Num, NumLink } from '../shared/number.tsx';
import type { Shown } from '../shared/page.ts';
import type { Reader } from '../shared/reader.ts';

export interface Verified {
  readonly paper: VerifiedPaper;
  /** The hash of a file that was compared; null where none was. */
  readonly compared: string | null;
}

/** Whether a paper is genuine, by the code printed on it, and whether a file is that very paper. */
export const VerifyPage = ({ reader, view: { paper, compared }, posted }: Shown<Verified>) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'compare_paper');
  return (
    <Layout
      reader={reader}
      title={say('page.verify')}
      back={{ href: '/verify', text: say('page.verify.another') }}
      posted={posted}
    >
      {paper.status === 'valid' ? (
        <Panel title={say('page.verify.genuine')} />
      ) : (
        <h1 class="govuk-heading-l">{say(`page.verify.status.${paper.status}`)}</h1>
      )}
      {compared !== null && <Comparison reader={reader} isSame={compared === paper.sha256} />}
      <Facts reader={reader} paper={paper} />
      <h2 class="govuk-heading-m">{say('page.verify.compare')}</h2>
      <p class="govuk-body">{say('page.verify.compare_text')}</p>
      <Form form={form} hasFile>
        <FileField form={form} accept={['application/pdf']} />
        <Button class="govuk-button--secondary">{say('page.verify.compare')}</Button>
      </Form>
    </Layout>
  );
};

const Comparison = ({ reader: { say }, isSame }: { readonly reader: Reader; readonly isSame: boolean }) =>
  isSame ? (
    <InsetText>{say('page.verify.same')}</InsetText>
  ) : (
    <WarningText icon={say('page.error')}>{say('page.verify.different')}</WarningText>
  );

const Facts = ({ reader, paper }: { readonly reader: Reader; readonly paper: VerifiedPaper }) => {
  const { say } = reader;
  const { title, number, reference, date, amount, sha256, replacedBy } = paper;
  const rows = [
    ['title', <bdi>{title}</bdi>],
    ['number', <Num>{number}</Num>],
    ['reference', reference && <Num>{reference}</Num>],
    ['date', <Day on={date} />],
    ['amount', amount && <Amount reader={reader} of={amount} />],
    ['replaced_by', replacedBy && <NumLink href={`/verify/${replacedBy.code}`}>{replacedBy.number}</NumLink>],
    [
      'sha256',
      <span class="tz-hash">
        <Num>{sha256}</Num>
      </span>,
    ],
  ] as const;
  return <FactList rows={rows} named={(name) => say(`page.verify.${name}`)} />;
};

/** Where somebody types the code that is printed on a paper. */
export const VerifyStartPage = ({ reader, posted }: Shown<null>) => {
  const { say } = reader;
  const form = formOf({ reader, posted }, 'verify_code');
  return (
    <Layout reader={reader} title={say('page.verify')} posted={posted}>
      <h1 class="govuk-heading-l">{say('page.verify')}</h1>
      <p class="govuk-body">{say('page.verify.text')}</p>
      <Form form={form}>
        <CodeField form={form} name="code" />
        <Button>{say('page.continue')}</Button>
      </Form>
    </Layout>
  );
};
