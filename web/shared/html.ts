import type { Response } from 'express';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** Sends a page. One with somebody's data is kept by nobody on the way. */
export const sendPage = (response: Response, page: VNode, status = 200): void => {
  response
    .status(status)
    .type('html')
    .set('cache-control', 'no-store')
    .send(`<!doctype html>${renderToString(page)}`);
};
