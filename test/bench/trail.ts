import type { Knex } from 'knex';

/** What is recorded from now on is later than this: by the database's clock, which nobody moves. */
export const databaseNow = async (knex: Knex): Promise<Date> => {
  const { rows } = await knex.raw<{ rows: { now: Date }[] }>('select clock_timestamp() as now');
  return rows[0]?.now ?? new Date(0);
};

/** Of what workflows did, the commands that are told more than once. */
export const stepsDoneTwice = async (knex: Knex): Promise<string[]> => {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `select min(command_id) as id from audit.event where known_by ->> 'by' = 'workflow' and outcome = 'done'
     group by command_id, kind, subject_id having count(*) > 1`,
  );
  return rows.map(({ id }) => id);
};
