import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { ownPort } from './own-port.ts';

export interface Proxy {
  readonly port: number;
  /** Every connection breaks, and nobody answers any more. */
  readonly cut: () => Promise<void>;
  /** Connections stay, and nothing comes through them: the other side has gone silent. */
  readonly silence: () => void;
  readonly mend: () => Promise<void>;
}

/** Stands between the API and a server of its own, to take that server away and give it back. */
export const startProxy = async (to: { readonly host: string; readonly port: number }): Promise<Proxy> => {
  const sockets = new Set<Socket>();
  let isSilent = false;
  const server = createServer((near) => {
    const far = connect(to);
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => isSilent || into.write(bytes));
      from.on('error', () => into.destroy()).on('close', () => into.destroy());
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  await listen(await ownPort());
  const { port } = server.address() as AddressInfo;
  return {
    port,
    cut: async () => {
      breakAll();
      await closed(server);
    },
    silence: () => {
      isSilent = true;
    },
    mend: async () => {
      if (isSilent) breakAll();
      isSilent = false;
      if (!server.listening) await listen(port);
    },
  };
};

const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
