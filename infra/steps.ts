export type Log = (line: string) => void;

/** One line per step on stderr, with the seconds since this process began. */
export const logStep: Log = (line) => {
  const seconds = (performance.now() / 1000).toFixed(2).padStart(7);
  process.stderr.write(`${seconds} s  ${line}\n`);
};

export const silent: Log = () => undefined;
