import { attending, engine } from '../shared/attending.ts';
import { watching } from '../shared/watching.ts';

/** The life of one call: it opens and closes on its day, and whatever else waits on it falls due in order. */
export async function call(workflowId: string): Promise<void> {
  const watched = watching(() => engine.look(workflowId));
  await watched.current();
  await Promise.race([watched.until((known) => !known.isOpen), attending(workflowId, watched)]);
}
