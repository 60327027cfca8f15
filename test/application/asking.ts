import { DomainError } from '../../services/shared/errors.ts';
import type { World } from '../support/world.ts';

/** How something was refused: its code and the facts behind it; null where it was not. */
export const refused = async (work: Promise<unknown>): Promise<{ code: string; details: object } | null> => {
  try {
    await work;
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { code: error.code, details: error.details };
  }
};

/** Looks into the tables as their owner. */
export const rowsOf = async <Row>({ admin }: World, query: string): Promise<Row[]> =>
  (await admin.raw<{ rows: Row[] }>(query)).rows;
