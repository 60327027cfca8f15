import type { Knex } from 'knex';
import type { ObligationId } from '../../services/shared/ids.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import { asDomainError } from '../shared/constraints.ts';

export interface FoundObligation {
  readonly kind: string;
  readonly subjectId: string;
  readonly isOpen: boolean;
}

export const findingObligationsOn =
  (knex: Knex) =>
  async (id: ObligationId): Promise<FoundObligation> => {
    try {
      const { rows } = await knex.raw<{ rows: FoundObligation[] }>(
        `select kind, subject_id as "subjectId", closed_at is null as "isOpen" from engine.obligation where id = ?`,
        [id],
      );
      const row = rows[0];
      if (!row) throw notFound('obligation', id);
      return row;
    } catch (error) {
      throw asDomainError(error);
    }
  };
