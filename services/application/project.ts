import { z } from 'zod';
import { LocalDate } from '../shared/dates.ts';
import type { OrganisationId } from '../shared/ids.ts';
import { personal } from '../shared/personal.ts';

const Headcount = z.int().min(0).max(100_000);

/** What the holder says of the project. A draft keeps whatever is there; what is missing is told, not refused. */
export const Project = z
  .strictObject({
    title: z.string().trim().min(1).max(200),
    summary: z.string().trim().max(5_000).optional(),
    sector: z
      .string()
      .regex(/^[a-z][a-z0-9_]{1,39}$/)
      .optional(),
    /** HCP code: `05.301`. */
    province: z
      .string()
      .regex(/^\d{2}\.\d{3}$/)
      .optional(),
    commune: z.string().trim().max(120).optional(),
    /** Full-time equivalents before the project, and aimed at by it. */
    jobs: z.strictObject({ before: Headcount, target: Headcount }).optional(),
    /** Of the person who carries the project: asked only where the call has an age condition (law 09-08). */
    carrierBornOn: LocalDate.optional(),
  })
  .meta({ id: 'Project' });
export type Project = z.output<typeof Project>;

/** As the trail tells of it: on which day somebody was born is theirs. */
export const projectOnTrail = (organisationId: OrganisationId, { carrierBornOn, ...project }: Project) => ({
  ...project,
  ...(carrierBornOn === undefined ? {} : { carrierBornOn: personal(organisationId, carrierBornOn) }),
});

/** What a submission needs, beside the title that every dossier has from its first day. */
export const PROJECT_FIELDS = ['summary', 'sector', 'province', 'commune', 'jobs'] as const;
