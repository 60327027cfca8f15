import type { Request, Response } from 'express';
import type { KeptForms, Session } from '../../services/shared/session.ts';
import { cookieOf, type Cookies } from './cookies.ts';
import type { Values } from './fields.ts';
import { sentForm } from './sent-form.ts';

const KEPT_SECONDS = 60 * 60;

interface Keeping {
  readonly keptForms: KeptForms;
  readonly cookies: Cookies;
}

/** Keeps what was typed into a form that came too late, for whoever typed it. */
export const keepForm = async (
  { keptForms, cookies }: Keeping,
  request: Request,
  response: Response,
): Promise<void> => {
  const sessionId = cookieOf(request, cookies.names.session);
  const { form_token: _token, command_id: _id, ...values } = sentForm(request).values;
  if (sessionId === undefined || request.method !== 'POST' || Object.keys(values).length === 0) return;
  const id = await keptForms.keep(sessionId, { path: request.path, values });
  if (id !== null) cookies.set(response, 'kept', { value: id, seconds: KEPT_SECONDS });
};

/** What this reader had typed into this page, if anything; it is given once. */
export const takeForm = async (
  { keptForms, cookies }: Keeping,
  { request, response, session }: { request: Request; response: Response; session: Session },
): Promise<Values | null> => {
  const id = cookieOf(request, cookies.names.kept);
  if (id === undefined || request.method !== 'GET') return null;
  cookies.clear(response, 'kept');
  const kept = await keptForms.take(id, session.personId);
  return kept?.path === request.path ? kept.values : null;
};
