import type { Knex } from 'knex';
import { asOwner } from '../shared/migration.ts';

/** Nobody asks the trigrams of whole names any more: `engine.search_word` has those of their words. */
export const up = (knex: Knex): Promise<void> =>
  asOwner(knex, 'drop index registry.organisation_folded; drop index application.dossier_folded');

export const down = (knex: Knex): Promise<void> =>
  asOwner(
    knex,
    `create index organisation_folded on registry.organisation using gin (folded public.gin_trgm_ops);
     create index dossier_folded on application.dossier using gin (folded public.gin_trgm_ops)`,
  );
