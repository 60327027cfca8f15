import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareEmbedded, type Prepared } from '../../infra/database.ts';
import { startProgram, type Program } from '../../infra/node-child.ts';
import { findPort } from '../../infra/ports.ts';
import { existingPostgres } from '../../infra/postgres-files.ts';
import { startPostgres, type Postgres } from '../../infra/postgres.ts';
import { answers } from '../../infra/readiness.ts';
import { logStep, silent } from '../../infra/steps.ts';
import { startTemporal, type Temporal } from '../../infra/temporal.ts';
import { newEndings, type Endings } from './endings.ts';

// Far from those of `npm start`, which may be between two restarts.
const POSTGRES_PORT = 56_320;
const TEMPORAL_PORT = 8_233;
const PROGRAM_PORT = 3_900;

/** A started program: where it listens and which process it is. */
export interface Started {
  readonly url: string;
  readonly pid: number;
}

/** Servers of the bench's own, in a temporary folder: a running Touiza is never touched. */
export interface Ground extends Prepared {
  readonly folder: string;
  readonly postgres: Postgres;
  readonly postgresPid: number;
  /** On database `postgres`, to make others from there. */
  readonly superuserUrl: string;
  readonly startTemporal: () => Promise<Temporal>;
  /** Starts one of the compiled programs and waits until it answers at `path`. */
  readonly startServer: (program: Program, path: string) => Promise<Started>;
  readonly startWorker: (program: Program) => Promise<number>;
  /** Ended, last first, before the servers are. */
  readonly atEnd: Endings['atEnd'];
}

const pidOf = ({ pid }: { pid: number | undefined }): number => pid ?? 0;

const endings = newEndings();

let leaving: Promise<void> | undefined;

/** Ends what the ground holds. Whoever asks meanwhile, as after an interruption, waits for the same end. */
export const leaveGround = (): Promise<void> =>
  (leaving ??= endings.endAll().finally(() => {
    leaving = undefined;
  }));

const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'touiza-bench-'));
  await chmod(folder, 0o711); // Postgres runs as another user where we are root
  endings.atEnd(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

interface Options {
  /** Of Postgres, where its durable ones are not what is measured. */
  readonly settings?: Readonly<Record<string, string>>;
}

const newPostgres = async (folder: string, { settings = {} }: Options) => {
  const own = join(folder, 'postgres');
  const postgres = await startPostgres({ folder: own, port: POSTGRES_PORT, settings });
  endings.atEnd(async () => {
    await postgres.stop();
    await rm(existingPostgres(own) ?? own, { recursive: true, force: true });
  });
  return postgres;
};

const begin = async (options: Options): Promise<Ground> => {
  const folder = await newFolder();
  const postgres = await newPostgres(folder, options);
  const prepared = await prepareEmbedded(postgres.url);
  logStep(
    `Postgres started with ${options.settings?.['fsync'] === 'off' ? 'quick' : 'its durable'} settings, migrated`,
  );

  const start = async (program: Program): Promise<number> => {
    const running = await startProgram(folder, program);
    endings.atEnd(() => running.stop());
    return pidOf(running);
  };
  return {
    ...prepared,
    folder,
    postgres,
    postgresPid: pidOf(postgres),
    superuserUrl: postgres.url,
    startTemporal: async () => {
      const temporal = await startTemporal({ folder: join(folder, 'temporal'), port: TEMPORAL_PORT, log: silent });
      endings.atEnd(() => temporal.stop());
      return temporal;
    },
    startServer: async (program, path) => {
      const port = String(await findPort(program.name, PROGRAM_PORT, silent));
      const pid = await start({ ...program, environment: { ...program.environment, PORT: port } });
      const url = `http://127.0.0.1:${port}`;
      await answers(`${url}${path}`, { name: program.name, folder });
      return { url, pid };
    },
    startWorker: start,
    atEnd: endings.atEnd,
  };
};

/** Every part has fresh servers, so that none pays for what another one left. */
export const onGround = async <Result>(
  work: (ground: Ground) => Promise<Result>,
  options: Options = {},
): Promise<Result> => {
  try {
    return await work(await begin(options));
  } catch (error) {
    // Told at once: what cannot be ended afterwards would hide it.
    logStep(`failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    throw error;
  } finally {
    await leaveGround();
  }
};
