import { z } from 'zod';

/** An instant on the wire is ISO 8601 with its offset; inside it is a `Date`. */
export const InstantSchema = z.codec(
  z.iso.datetime({ offset: true }).meta({ id: 'Instant', example: '2026-03-06T16:30:00Z' }),
  z.date(),
  { decode: (text) => new Date(text), encode: (instant) => instant.toISOString() },
);
