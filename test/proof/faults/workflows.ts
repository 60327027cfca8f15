import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import type { Cluster } from './cluster.ts';
import { surely } from './surely.ts';

/** Waits for what comes; has something in hand; or is not there. */
type WorkflowState = 'waiting' | 'busy' | 'away';

const AT_ONCE = 20;
const ANSWER_MS = 5_000;

export const withTemporal = async <Result>(
  { temporal }: Cluster,
  work: (client: Client) => Promise<Result>,
): Promise<Result> => {
  const connection = Connection.lazy({ address: `127.0.0.1:${String(temporal.port())}` });
  try {
    return await work(new Client({ connection }));
  } finally {
    await connection.close();
  }
};

export const workflowsOf = (cluster: Cluster, ids: readonly string[]): Promise<Map<string, WorkflowState>> =>
  withTemporal(cluster, async (client) => {
    const states = new Map<string, WorkflowState>();
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const some = ids.slice(at, at + AT_ONCE);
      const seen = await Promise.all(some.map((id) => surely(() => stateOf(client, id))));
      for (const [index, id] of some.entries()) states.set(id, seen[index] ?? 'away');
    }
    return states;
  });

const stateOf = async (client: Client, id: string): Promise<WorkflowState> => {
  const look = () => client.workflow.getHandle(id).describe();
  try {
    const { status, raw } = await client.withDeadline(Date.now() + ANSWER_MS, look);
    if (status.name !== 'RUNNING') return 'away';
    return (raw.pendingActivities ?? []).length > 0 || raw.pendingWorkflowTask ? 'busy' : 'waiting';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'away';
    throw error;
  }
};
