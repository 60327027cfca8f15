import { urlencoded, type RequestHandler } from 'express';

export type { Request, Response, Router } from 'express';

const FORM_BYTES_MAX = 100 * 1024;

/** Reads a form that was sent; one that is too large is refused before it is read. */
export const formBody = (): RequestHandler => urlencoded({ extended: false, limit: FORM_BYTES_MAX });
