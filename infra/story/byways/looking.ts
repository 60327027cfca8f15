import type { StoryDossier } from '../filing.ts';
import { search, track } from '../observing.ts';
import { needed, type Telling } from '../telling.ts';
import { ANYBODY } from '../visitor.ts';
import type { PublicFigures, PublicJobs, Timeline } from '../wire.ts';

const DIMENSIONS = ['region', 'funder', 'target_group', 'call'] as const;

/** What anybody sees is one thing, whether a program or a spreadsheet asks for it. */
export const compareFigures = async ({ as, tell, expect }: Telling): Promise<void> => {
  const visitor = as(ANYBODY);
  for (const by of DIMENSIONS) {
    const { items } = await visitor.get<PublicFigures>(`/public/figures?by=${by}`);
    const [head = '', ...rows] = (await visitor.text(`/public/figures?by=${by}`, 'text/csv')).trim().split(/\r?\n/);
    const columns = head.replace('\uFEFF', '').split(',');
    const at = (row: string, name: string) => cells(row)[columns.indexOf(name)] ?? '';
    const same = items.map(({ key, dossiers, awarded }) => [key, String(dossiers ?? ''), awarded?.amount ?? '']);
    const csv = rows.map((row) => [at(row, 'key'), at(row, 'dossiers'), at(row, 'awarded.amount')]);
    tell(ANYBODY, `reads the figures by ${by}`, same.map((row) => row.join(' ')).join('; '));
    expect(`the CSV by ${by} says the same`, csv, same);
  }
  const { created, maintained, target, dossiers } = await visitor.get<PublicJobs>('/public/jobs');
  tell(ANYBODY, 'reads the jobs', `${created} created, ${maintained} maintained of ${target}, in ${dossiers} dossiers`);
  expect('jobs were counted', created >= 5 && maintained >= 4, true);
};

/** The cells of a line; a comma between quotes is none. */
const cells = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

/** The auditor's own search is on the trail that it searches. */
export const readTheReading = async (story: Telling, dossier: StoryDossier): Promise<void> => {
  await search(story, dossier, 'kind=cofinancing.approval_decided');
  const [latest] = await search(story, dossier, 'kind=audit');
  story.expect('the last thing that was read of it', needed(latest, 'reading').kind, 'audit.events_searched');
};

/** From the bank's entry back to the vote; the reading is the last line of it. */
export const timelineOf = async (story: Telling, orderId: string): Promise<void> => {
  const { items } = await story.as('auditor').get<Timeline>(`/payment-orders/${orderId}/timeline?limit=200`);
  const kinds = new Set(items.map(({ kind }) => kind));
  const wanted = [
    'committee.voted',
    'cofinancing.approval_decided',
    'agreement.signed',
    'disbursement.proof_checked',
    'disbursement.settled',
  ];
  story.expect(
    'what the timeline lacks, from the vote to the bank',
    wanted.filter((kind) => !kinds.has(kind)),
    [],
  );
};

export const trackClosed = async (story: Telling, dossier: StoryDossier, secret: string): Promise<void> => {
  story.expect('its stage for whoever has the secret', (await track(story, dossier, secret)).stage, 'closed');
};
