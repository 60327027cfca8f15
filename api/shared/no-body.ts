import { z } from 'zod';

/** The body of a command that needs no more than its path: empty, and nothing else is accepted. */
export const NoBody = z.strictObject({}).meta({ id: 'NoBody' });
