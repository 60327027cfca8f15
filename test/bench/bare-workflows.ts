import { condition, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';
import { actsBefore, LIFE } from './life.ts';

export const given = defineSignal('given');

const { step } = proxyActivities<{ step: (id: string, name: string) => Promise<void> }>({
  startToCloseTimeout: '30 s',
});

/** The yardstick: the same waits and steps in a workflow that keeps its own count, with no table behind it. */
export async function bareLife(id: string): Promise<void> {
  let acts = 0;
  setHandler(given, () => {
    acts += 1;
  });
  for (const [index, { step: name }] of LIFE.entries()) {
    await condition(() => acts >= actsBefore(index));
    await step(id, name);
  }
}
