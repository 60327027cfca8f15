import type { ComponentChildren } from 'preact';
import { STAGES, type Stage } from '../../services/shared/stage.ts';
import { InsetText, Tag } from './components/texts.tsx';
import { Layout } from './layout.tsx';
import { Num } from './number.tsx';
import type { Posted } from './form.tsx';
import type { Reader } from './reader.ts';
import { hasRole } from './terms.ts';

/** What every page about a dossier says first. */
export interface DossierHead {
  readonly id: string;
  readonly reference: string;
  readonly stage: Stage;
  readonly project: { readonly title?: string | undefined };
}

interface Part {
  /** Below `/dossiers/<id>`; the empty one is the dossier's own page. */
  readonly place: string;
  /** From which stage on there is something to see. */
  readonly from: Stage;
  /** Who is offered it; everybody where none are named. */
  readonly roles?: readonly string[];
}

/** A dossier's pages, in the order of its life. */
const PARTS: readonly Part[] = [
  { place: '', from: 'application' },
  { place: 'application', from: 'application' },
  { place: 'eligibility', from: 'application' },
  {
    place: 'assessment',
    from: 'scoring',
    roles: ['desk_officer', 'committee_member', 'committee_chair', 'committee_secretary', 'auditor'],
  },
  { place: 'decision', from: 'committee' },
  { place: 'round', from: 'cofinancing' },
  { place: 'agreement', from: 'agreement' },
  { place: 'payments', from: 'execution' },
  { place: 'reports', from: 'execution' },
  { place: 'history', from: 'application', roles: ['auditor'] },
];

/** How far a dossier has come, at the least, that is in this stage or has ended in it. */
const REACHED: Readonly<Record<Stage, Part['from']>> = {
  application: 'application',
  scoring: 'scoring',
  committee: 'committee',
  cofinancing: 'cofinancing',
  agreement: 'agreement',
  execution: 'execution',
  closed: 'execution',
  withdrawn: 'application',
  lapsed: 'application',
  cancelled: 'application',
  ineligible: 'application',
  rejected: 'committee',
  reserve: 'committee',
  unfinanced: 'cofinancing',
  unsigned: 'agreement',
};

const orderOf = (stage: Stage): number => STAGES.indexOf(stage);

interface FrameProps {
  readonly reader: Reader;
  readonly head: DossierHead;
  /** Which of the dossier's pages this is. */
  readonly place: string;
  readonly posted?: Posted | null;
  readonly children: ComponentChildren;
}

/** Around every page of a dossier: which one it is, where it stands, and its other pages. */
export const DossierFrame = ({ reader, head, place, posted = null, children }: FrameProps) => {
  const { say } = reader;
  const name = say(`page.part.${place || 'overview'}`);
  return (
    <Layout
      reader={reader}
      title={`${name} – ${head.reference}`}
      back={{ href: '/dossiers', text: say('page.place.dossiers') }}
      posted={posted}
    >
      <span class="govuk-caption-l">
        <Num>{head.reference}</Num> <Tag>{say(`page.stage.${head.stage}`)}</Tag>
      </span>
      <h1 class="govuk-heading-l">
        <bdi>{head.project.title ?? say('page.untitled')}</bdi>
      </h1>
      {hasRole(reader, 'platform_agent') && <InsetText>{say('page.acting_for_holder')}</InsetText>}
      <nav class="tz-parts" aria-label={say('page.parts')}>
        <ul class="tz-parts__list">
          {PARTS.filter((part) => isOffered(part, head.stage, reader)).map((part) => (
            <li>
              <a
                class="tz-parts__link"
                href={`/dossiers/${head.id}${part.place && `/${part.place}`}`}
                aria-current={part.place === place ? 'page' : undefined}
              >
                {say(`page.part.${part.place || 'overview'}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </Layout>
  );
};

const isOffered = ({ from, roles }: Part, stage: Stage, reader: Reader): boolean =>
  orderOf(REACHED[stage]) >= orderOf(from) && (roles === undefined || hasRole(reader, ...roles));
