import { z } from 'zod';

const Report = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      severity: z.string(),
      range: z.string(),
      via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string() })])),
    }),
  ),
});

interface Weaknesses {
  readonly lines: readonly string[];
  /** 0: none is known; 1: some are; 2: nobody could be asked, and nothing is known. */
  readonly exitCode: 0 | 1 | 2;
}

/** What `npm audit --json` says, in lines: of each package that is shipped, what is known against it, and where. */
export const weaknessesIn = (answer: string): Weaknesses => {
  const report = Report.safeParse(parsed(answer));
  if (!report.success)
    return { lines: ['not known: no registry answered, or not with a list of weaknesses'], exitCode: 2 };
  const found = Object.entries(report.data.vulnerabilities).flatMap(([name, { severity, range, via }]) =>
    via.map((cause) =>
      typeof cause === 'string'
        ? `${name} ${range}: ${severity}, by ${cause}`
        : `${name} ${range}: ${severity}, ${cause.title} (${cause.url})`,
    ),
  );
  return found.length === 0
    ? { lines: ['nothing is known against what is shipped'], exitCode: 0 }
    : { lines: found, exitCode: 1 };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};
