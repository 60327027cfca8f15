/** What was started, to be ended: the latest first. */
export interface Endings {
  readonly atEnd: (end: () => unknown) => void;
  /** Ends everything once, whatever one of the endings says. */
  readonly endAll: () => Promise<void>;
}

export const newEndings = (): Endings => {
  const endings: (() => unknown)[] = [];
  return {
    atEnd: (end) => {
      endings.push(end);
    },
    endAll: async () => {
      const failures: unknown[] = [];
      for (let end = endings.pop(); end; end = endings.pop()) {
        try {
          await end();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw new AggregateError(failures, 'not everything that was started could be ended');
    },
  };
};
