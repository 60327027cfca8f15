/** The largest file that is taken in, whichever door it comes by. */
export const FILE_BYTES_MAX = 10 * 1024 * 1024;
