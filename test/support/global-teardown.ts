import type { Servers } from './servers.ts';

export default async (): Promise<void> => {
  const { touizaServers } = globalThis as unknown as { touizaServers?: Servers };
  for (const stop of touizaServers?.stop ?? []) await stop();
};
