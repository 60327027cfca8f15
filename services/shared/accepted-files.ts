/** The largest file that is taken in, whichever door it comes by. */
export const FILE_BYTES_MAX = 10 * 1024 * 1024;

/** The kinds of file that are taken in, each recognised by its own bytes and not by its name. */
export const MEDIA_TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'text/plain', 'application/xml'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];
