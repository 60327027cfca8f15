import { join } from 'node:path';
import type { Knex } from 'knex';
import { folderAnchor } from '../db/audit/anchor-store.ts';
import { sealLogOn } from '../db/audit/seal-store.ts';
import type { Sealing } from '../services/audit/seal-ports.ts';
import { keyringIn } from './audit-keys.ts';

interface TrailSettings {
  readonly TOUIZA_FOLDER: string;
  readonly AUDIT_ORIGIN: string;
  readonly AUDIT_KEYS?: string | undefined;
  readonly AUDIT_ANCHOR?: string | undefined;
  readonly AUDIT_SECOND_ANCHOR?: string | undefined;
}

/** What sealing takes: where the settings say, or under the folder. */
export const trailOf = async (settings: TrailSettings, knex: Knex): Promise<Sealing> => {
  const inFolder = (name: string) => join(settings.TOUIZA_FOLDER, 'audit', name);
  const anchors = [settings.AUDIT_ANCHOR ?? inFolder('anchor'), settings.AUDIT_SECOND_ANCHOR];
  return {
    log: sealLogOn(knex),
    anchors: anchors.filter((folder) => folder !== undefined).map(folderAnchor),
    keyring: await keyringIn(settings.AUDIT_KEYS ?? inFolder('keys'), settings.AUDIT_ORIGIN),
    origin: settings.AUDIT_ORIGIN,
  };
};
