import type { Knex } from 'knex';
import { systemCommand, type Command } from '../../services/shared/command.ts';
import type { DossierId } from '../../services/shared/ids.ts';
import type { Look } from '../../services/shared/look.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Stage } from '../../services/shared/stage.ts';
import { asDomainError } from '../shared/constraints.ts';
import { oneRow, sql } from '../shared/sql.ts';

/** What `engine.look` gives: everything but the stage's own waits. */
type Seen = Omit<Look, 'waits'> & { readonly subjectId: DossierId };

type Waits = `${'scoring' | 'reserve' | 'cofinancing' | 'agreement' | 'disbursement' | 'reporting'}Waits`;
/** The part of the unit that is asked here. */
type WaitsUnit = Readonly<Record<Waits, { readonly waits: (id: DossierId) => Promise<object> }>> & {
  readonly scoringWaits: { readonly late: (id: DossierId) => Promise<object> };
};
type WaitsUnitOn = (trx: Knex.Transaction, command: Command, now: Date) => WaitsUnit;

/** What each stage's procedure waits for, asked of the slice that the stage is of. */
const WAITS: Partial<Record<Stage, (unit: WaitsUnit, id: DossierId) => Promise<object>>> = {
  scoring: ({ scoringWaits }, id) => scoringWaits.waits(id),
  committee: ({ scoringWaits }, id) => scoringWaits.late(id),
  reserve: ({ reserveWaits }, id) => reserveWaits.waits(id),
  cofinancing: ({ cofinancingWaits }, id) => cofinancingWaits.waits(id),
  agreement: ({ agreementWaits }, id) => agreementWaits.waits(id),
  execution: async ({ disbursementWaits, reportingWaits }, id) => ({
    ...(await disbursementWaits.waits(id)),
    ...(await reportingWaits.waits(id)),
  }),
};

/** A workflow's own look: everything is shown to it. */
const LOOK = `select engine.look($1) as seen, access.act_as('system')`;

/** Acknowledges a process and reads what its workflow waits for, in one transaction. */
export const lookingOn =
  (knex: Knex, unitOn: WaitsUnitOn) =>
  async (workflowId: string): Promise<Look> => {
    try {
      return await knex.transaction(async (trx) => {
        const rows = await sql<{ seen: Seen | null }>(trx, LOOK, [workflowId]);
        const { seen } = oneRow(rows, () => notFound('process', workflowId));
        if (!seen) throw notFound('process', workflowId);
        const ask = seen.stage === null ? undefined : WAITS[seen.stage];
        const unit = () => unitOn(trx, systemCommand(workflowId, 'look', ''), new Date(seen.now));
        const { subjectId, ...look } = seen;
        return { ...look, waits: ask ? await ask(unit(), subjectId) : {} };
      });
    } catch (error) {
      throw asDomainError(error);
    }
  };
