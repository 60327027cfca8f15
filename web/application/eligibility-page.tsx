import type { ComponentChildren } from 'preact';
import { CaseDocuments } from '../shared/case.tsx';
import { InsetText } from '../shared/components/texts.tsx';
import { DossierFrame } from '../shared/dossier-frame.tsx';
import type { Shown } from '../shared/page.ts';
import { DeskActions } from './desk-actions.tsx';
import { Facts, LegalClock, Plan, type Case } from './desk-case.tsx';
import { History } from './desk-history.tsx';
import { Rules } from './desk-rules.tsx';

/** The whole case on one page: what was asked, what the rules say of it, what was done and what can be done now. */
export const EligibilityPage = ({ reader, view, posted }: Shown<Case>) => {
  const { say } = reader;
  const { dossier, eligibility } = view;
  const shared = { reader, view };
  return (
    <DossierFrame reader={reader} head={dossier} place="eligibility" posted={posted}>
      {eligibility === null ? (
        <InsetText>
          {say('page.not_submitted')}{' '}
          <a class="govuk-link" href={`/dossiers/${dossier.id}/application`}>
            {say('page.part.application')}
          </a>
        </InsetText>
      ) : (
        <>
          <Section name="rules" title={say('page.eligibility_rules')}>
            <Rules reader={reader} eligibility={eligibility} />
          </Section>
          <Section name="clock" title={say('page.legal_clock')}>
            <LegalClock {...shared} />
          </Section>
          <Section name="history" title={say('page.happenings')}>
            <History {...shared} />
          </Section>
        </>
      )}
      <Section name="facts" title={say('page.facts')}>
        <Facts {...shared} />
      </Section>
      <Section name="plan" title={say('page.plan')}>
        <Plan {...shared} />
      </Section>
      <Section name="documents" title={say('page.documents')}>
        <CaseDocuments reader={reader} documents={view.documents} at={(id) => `/documents/${id}`} />
      </Section>
      <DeskActions {...shared} posted={posted} />
    </DossierFrame>
  );
};

interface SectionProps {
  readonly name: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

const Section = ({ name, title, children }: SectionProps) => (
  <section aria-labelledby={name}>
    <h2 class="govuk-heading-m" id={name}>
      {title}
    </h2>
    {children}
  </section>
);
