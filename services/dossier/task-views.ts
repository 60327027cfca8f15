import { z } from 'zod';
import { InstantSchema } from '../shared/instant.ts';

/** Work that a role does as it comes, each kind with a page of its own: no wait of a dossier names anybody for it. */
const TASK_KINDS = [
  'session',
  'freeze_ranking',
  'convene_session',
  'prepare_line',
  'certify_account',
  'resolve_clash',
  'check_condition',
  'prepare_tranche',
  'verify_tranche',
  'approve_tranche',
  'order_tranche',
  'collect_orders',
  'sign_run',
  'export_run',
  'mend_payment',
  'approve_retry',
  'order_retry',
  'close_dossier',
] as const;

export const Task = z
  .strictObject({
    kind: z.enum(TASK_KINDS),
    /** What it is about, where it is one thing: a session, a call, an organisation, a tranche, a dossier. */
    subjectId: z.uuid().nullable(),
    reference: z.string().nullable(),
    /** When it takes place: of a session. */
    at: InstantSchema.nullable(),
    /** How many there are of the kind; a hundred stands for more. */
    count: z.int().min(1).max(100),
  })
  .meta({ id: 'Task' });
export type Task = z.output<typeof Task>;

export const TaskList = z.strictObject({ items: z.array(Task) }).meta({ id: 'TaskList' });
export type TaskList = z.output<typeof TaskList>;
