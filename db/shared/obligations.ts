import type { Knex } from 'knex';
import {
  newId,
  type FunderId,
  type ObligationId,
  type OrganisationId,
  type PersonId,
} from '../../services/shared/ids.ts';
import {
  rungsAfter,
  type NewObligation,
  type Obligation,
  type ObligationKind,
  type Obligations,
  type Owed,
  type Rung,
} from '../../services/shared/obligation.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import { sql } from './sql.ts';

interface Row {
  readonly id: ObligationId;
  readonly workflow_id: string;
  readonly kind: ObligationKind;
  readonly subject_id: string;
  readonly owed_by: Owed['by'];
  readonly owed_id: string | null;
  readonly owed_role: string | null;
  readonly rungs: { at: string; act: Rung['act'] }[];
  readonly rungs_done: number;
  readonly due_at: Date | null;
  readonly opened_at: Date;
  readonly closed_at: Date | null;
}

const openingAndClosing = (trx: Knex.Transaction, now: Date): Pick<Obligations, 'open' | 'close'> => ({
  open: async (workflowId, obligation) => {
    const row = toRow(workflowId, obligation, now);
    await trx('engine.obligation').insert(row);
    return row.id;
  },

  close: async (kind, subjectId) => {
    await trx('engine.obligation')
      .update({ closed_at: now, next_at: null })
      .where({ kind, subject_id: subjectId, closed_at: null });
  },
});

export const obligationsOn = (trx: Knex.Transaction, now: Date): Obligations => {
  const { open, close } = openingAndClosing(trx, now);
  const lockById = async (id: ObligationId): Promise<Obligation> => {
    const rows = await sql<Row>(trx, 'select * from engine.obligation where id = $1 for update', [id]);
    const row = rows[0];
    if (!row) throw notFound('obligation', id);
    return fromRow(row);
  };

  return {
    open,
    close,
    move: async (kind, subjectId, to) => {
      const wanted =
        'select * from engine.obligation where kind = $1 and subject_id = $2 and closed_at is null for update';
      const [row] = await sql<Row>(trx, wanted, [kind, subjectId]);
      if (!row) return;
      const { workflowId, owed } = fromRow(row);
      await close(kind, subjectId);
      // Another row: the rungs of one are climbed once, and these are climbed anew.
      await open(workflowId, { kind, subjectId, owed, ...to });
    },
    wake: async (kind) => {
      await sql(
        trx,
        `select engine.bump(o.workflow_id, false, null, true)
         from (select distinct workflow_id from engine.obligation where kind = $1 and closed_at is null) o
         order by o.workflow_id`,
        [kind],
      );
    },
    closeAll: async (workflowId) => {
      await trx('engine.obligation')
        .update({ closed_at: now, next_at: null })
        .where({ workflow_id: workflowId, closed_at: null });
    },
    listOpen: async (workflowId) => {
      const open =
        'select * from engine.obligation where workflow_id = $1 and closed_at is null order by opened_at, id';
      return (await sql<Row>(trx, open, [workflowId])).map(fromRow);
    },
    lockById,
    climb: async (id, rung) => {
      const { closedAt, rungsDone, rungs, dueAt } = await lockById(id);
      if (closedAt !== null || rungsDone !== rung || rungs[rung] === undefined) return false;
      const nextAt = rungs[rung + 1]?.at ?? dueAt;
      await trx('engine.obligation')
        .update({ rungs_done: rung + 1, next_at: nextAt })
        .where({ id });
      return true;
    },
  };
};

const toRow = (workflowId: string, { kind, subjectId, owed, rungs, dueAt }: NewObligation, now: Date) => {
  const ahead = rungsAfter(now, rungs);
  return {
    id: newId<ObligationId>(),
    workflow_id: workflowId,
    kind,
    subject_id: subjectId,
    ...owedColumns(owed),
    rungs: JSON.stringify(ahead),
    next_at: ahead[0]?.at ?? dueAt,
    due_at: dueAt,
    opened_at: now,
  };
};

export const owedColumns = (owed: Owed) => ({
  owed_by: owed.by,
  owed_id:
    owed.by === 'person'
      ? owed.personId
      : owed.by === 'organisation'
        ? owed.organisationId
        : owed.by === 'funder'
          ? owed.funderId
          : null,
  owed_role: 'role' in owed ? owed.role : null,
});

const fromRow = (row: Row): Obligation => ({
  id: row.id,
  workflowId: row.workflow_id,
  kind: row.kind,
  subjectId: row.subject_id,
  owed: owedOf(row),
  rungs: row.rungs.map(({ at, act }) => ({ at: new Date(at), act })),
  rungsDone: row.rungs_done,
  dueAt: row.due_at,
  openedAt: row.opened_at,
  closedAt: row.closed_at,
});

const owedOf = ({
  owed_by: by,
  owed_id: id,
  owed_role: role,
}: Pick<Row, 'owed_by' | 'owed_id' | 'owed_role'>): Owed => {
  switch (by) {
    case 'person':
      return { by, personId: id as PersonId };
    case 'organisation':
      return { by, organisationId: id as OrganisationId };
    case 'funder':
      return { by, funderId: id as FunderId, role: role ?? '' };
    case 'role':
      return { by, role: role ?? '' };
    case 'system':
      return { by };
  }
};
