/** What stands still is away: said within two seconds, not when a driver gives up. */
const DEADLINE_MS = 1_500;

/** The answer, or null where none has come in time. */
export const inTime = <Answer>(work: Promise<Answer>): Promise<Answer | null> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, DEADLINE_MS, null);
  });
  return Promise.race([work, late]).finally(() => {
    clearTimeout(timer);
  });
};
