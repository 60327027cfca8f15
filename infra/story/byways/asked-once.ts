import { localDateOf } from '../../../services/shared/dates.ts';
import { upload } from '../papers.ts';
import { daysAfter, type Telling } from '../telling.ts';
import type { WantedDocuments } from '../wire.ts';
import { CAST } from './cast.ts';

const HOLDER = CAST.wool.account;

interface Kept {
  readonly organisationId: string;
  readonly kind: string;
  /** Days from today on which it ends; never where none is named. */
  readonly days?: number;
}

/** Filed with the organisation, not with a dossier: good for all of them until it expires. */
export const keepOnFile = async (story: Telling, { organisationId, kind, days }: Kept): Promise<void> => {
  const { as, now, tell } = story;
  const documentId = await upload(story, HOLDER, kind);
  const today = await now();
  const expiresOn = days === undefined ? null : localDateOf(daysAfter(today, days));
  const attestation = { kind, documentId, issuedOn: localDateOf(daysAfter(today, -30)), expiresOn };
  await as(HOLDER).post(`/organisations/${organisationId}/attestations`, attestation);
  tell(HOLDER, `files ${kind} with the organisation`, expiresOn === null ? 'for good' : `until ${expiresOn}`);
};

export const refuseExpired = async (story: Telling, organisationId: string): Promise<void> => {
  const { as } = story;
  const late = keepOnFile(story, { organisationId, kind: 'tax_certificate', days: -1 });
  await as(HOLDER).refused('attestation_expired', late);
  story.tell(HOLDER, 'files a certificate that ended yesterday', 'refused: expired');
};

/** What was filed once is there for each application. */
export const seeOnFile = async ({ as, expect }: Telling, dossierId: string): Promise<void> => {
  const { items } = await as(HOLDER).get<WantedDocuments>(`/dossiers/${dossierId}/documents`);
  const standings = items.map(({ kind, standing }) => `${kind} ${standing}`);
  expect('documents wanted, and where they stand', standings, ['statutes on_file']);
};
